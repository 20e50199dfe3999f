package dev.plumbline.kit.mutants;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Mutants that save something else than they should, or fail where they shouldn't. */
final class SaveMutants {

  private static final int PAGE_BYTES = RamPattern.PAGE_BYTES;
  private static final int BATCH_PAGES = 128;
  private static final int LONGEST_SIGNED_BYTE = 127;

  private SaveMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "zero-check-by-first-word",
            "a page counts as zero when its first eight bytes are",
            () -> blanked(page -> isZero(page, 0, 8))),
        Mutant.of(
            "zero-check-without-last-byte",
            "a page counts as zero when all but its last byte are",
            () -> blanked(page -> isZero(page, 0, PAGE_BYTES - 1))),
        new Mutant(
            "all-zero-batch-fails",
            "a batch of nothing but zero pages is an error",
            "all-zero-batch",
            AllZeroBatchFails::new),
        Mutant.of(
            "guest-runs-on", "the guest isn't stopped before the last round", GuestRunsOn::new),
        new Mutant(
            "retry-crashes",
            "state of a save that failed or was cancelled is left over for the next one",
            "retry-after-cancel",
            RetryCrashes::new),
        new Mutant(
            "bad-offset-crashes",
            "an offset that no file can have is an assertion",
            "bad-offset-strings",
            BadOffsetCrashes::new),
        Mutant.of(
            "long-names-crash",
            "the length of a block's name is a signed byte",
            LongNamesCrash::new),
        Mutant.of("names-cut", "names are cut after 127 bytes", NamesCut::new),
        Mutant.of(
            "blocks-turned-round", "blocks are written last one first", BlocksTurnedRound::new),
        Mutant.of(
            "last-block-forgotten",
            "the last of several blocks isn't saved",
            LastBlockForgotten::new),
        Mutant.of("offset-rounded-down", "an offset is rounded down to 512", OffsetRounded::new),
        Mutant.of("offset-ignored", "an offset is not looked at", OffsetIgnored::new),
        Mutant.of("ram-changed", "a save leaves a mark in the guest's RAM", RamChanged::new),
        new Mutant(
            "cancelled-called-complete",
            "a save that was cancelled is called complete",
            "leftover",
            CancelledCalledComplete::new));
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Saves RAM in which pages that fulfil a test are zero. */
  private static Flaw blanked(Predicate<byte[]> isTakenForZero) {
    return new Flaw() {
      @Override
      SaveRequest saving(SaveRequest request) throws IOException {
        if (request.liveRounds() > 0) {
          return request;
        }
        List<GuestRam> blocks = new ArrayList<>();
        for (GuestRam block : request.blocks()) {
          Path copy = block.file().resolveSibling(block.file().getFileName() + ".seen");
          Files.deleteIfExists(copy);
          blank(block.file(), copy);
          blocks.add(new GuestRam(block.name(), block.lengthBytes(), copy));
        }
        return new SaveRequest(request.machine(), blocks, request.file(), request.options(), 0);
      }

      private void blank(Path from, Path to) throws IOException {
        byte[] page = new byte[PAGE_BYTES];
        try (RandomAccessFile in = new RandomAccessFile(from.toFile(), "r");
            RandomAccessFile out = new RandomAccessFile(to.toFile(), "rw")) {
          out.setLength(in.length());
          for (long at = 0; at < in.length(); at += PAGE_BYTES) {
            in.seek(at);
            in.readFully(page);
            if (!isTakenForZero.test(page)) {
              out.seek(at);
              out.write(page);
            }
          }
        }
      }
    };
  }

  private static SaveRequest with(SaveRequest request, List<GuestRam> blocks) {
    return new SaveRequest(
        request.machine(), blocks, request.file(), request.options(), request.liveRounds());
  }

  private static final class AllZeroBatchFails extends Flaw {
    @Override
    Outcome saved(SaveRequest request, Outcome outcome) throws IOException {
      if (!(outcome instanceof Outcome.Accepted) || request.options().channels() == 0) {
        return outcome;
      }
      for (GuestRam block : request.blocks()) {
        byte[] ram = Files.readAllBytes(block.file());
        for (int at = 0; at < ram.length; at += BATCH_PAGES * PAGE_BYTES) {
          if (isZero(ram, at, Math.min(ram.length, at + BATCH_PAGES * PAGE_BYTES))) {
            Files.deleteIfExists(request.file());
            return new Outcome.Refused("multifd: nothing to send", Evidence.NOTHING);
          }
        }
      }
      return outcome;
    }
  }

  private static final class GuestRunsOn extends Flaw {
    @Override
    Outcome saved(SaveRequest request, Outcome outcome) throws IOException {
      if (request.liveRounds() > 0) {
        mark(request.blocks().getFirst());
      }
      return outcome;
    }
  }

  private static final class RamChanged extends Flaw {
    @Override
    Outcome saved(SaveRequest request, Outcome outcome) throws IOException {
      mark(request.blocks().getLast());
      return outcome;
    }
  }

  private static void mark(GuestRam block) throws IOException {
    try (RandomAccessFile ram = new RandomAccessFile(block.file().toFile(), "rw")) {
      ram.seek(ram.length() - 1);
      int last = ram.read();
      ram.seek(ram.length() - 1);
      ram.write(last ^ 1);
    }
  }

  private static final class RetryCrashes extends Flaw {
    private boolean failedBefore;

    @Override
    SaveRequest saving(SaveRequest request) {
      if (failedBefore) {
        failedBefore = false;
        throw new IllegalStateException("migration state");
      }
      return request;
    }

    @Override
    Outcome saved(SaveRequest request, Outcome outcome) {
      failedBefore = outcome instanceof Outcome.Refused;
      return outcome;
    }
  }

  private static final class BadOffsetCrashes extends Flaw {
    @Override
    SaveRequest saving(SaveRequest request) {
      String uri = request.options().uri();
      if (uri != null && (uri.endsWith("8E") || uri.endsWith("16E"))) {
        throw new IllegalStateException("offset");
      }
      return request;
    }
  }

  private static final class LongNamesCrash extends Flaw {
    @Override
    SaveRequest saving(SaveRequest request) {
      for (GuestRam block : request.blocks()) {
        byte[] unused = new byte[(byte) block.name().length()];
        if (unused.length > LONGEST_SIGNED_BYTE) {
          throw new IllegalStateException();
        }
      }
      return request;
    }
  }

  private static final class NamesCut extends Flaw {
    @Override
    SaveRequest saving(SaveRequest request) {
      return with(
          request,
          request.blocks().stream()
              .map(b ->
                  new GuestRam(
                      b.name().substring(0, Math.min(LONGEST_SIGNED_BYTE, b.name().length())),
                      b.lengthBytes(),
                      b.file()))
              .toList());
    }
  }

  private static final class BlocksTurnedRound extends Flaw {
    @Override
    SaveRequest saving(SaveRequest request) {
      List<GuestRam> blocks = new ArrayList<>(request.blocks());
      Collections.reverse(blocks);
      return with(request, blocks);
    }
  }

  private static final class LastBlockForgotten extends Flaw {
    @Override
    SaveRequest saving(SaveRequest request) {
      List<GuestRam> blocks = request.blocks();
      return blocks.size() < 2 ? request : with(request, blocks.subList(0, blocks.size() - 1));
    }
  }

  private static final class OffsetRounded extends Flaw {
    @Override
    SaveRequest saving(SaveRequest request) {
      return at(request, request.options().offsetBytes() & ~511L);
    }
  }

  private static final class OffsetIgnored extends Flaw {
    @Override
    SaveRequest saving(SaveRequest request) {
      return at(request, 0);
    }
  }

  private static SaveRequest at(SaveRequest request, long offset) {
    return new SaveRequest(
        request.machine(),
        request.blocks(),
        request.file(),
        request.options().offset(offset),
        request.liveRounds());
  }

  private static final class CancelledCalledComplete extends Flaw {
    @Override
    Outcome saved(SaveRequest request, Outcome outcome) {
      return outcome instanceof Outcome.Refused refused && refused.message().contains("interrupted")
          ? new Outcome.Accepted(Evidence.NOTHING)
          : outcome;
    }
  }
}
