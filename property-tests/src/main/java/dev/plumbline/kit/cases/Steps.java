package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;
import static dev.plumbline.kit.subject.TransferOptions.stream;

import dev.plumbline.fixtures.Linux;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.TransferOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What many cases do. */
final class Steps {

  /** An odd number of pages: neither the bitmap's last word nor the last batch is full. */
  static final long PAGES = 1025;

  private Steps() {}

  /** One block. */
  static RamSpec ram(String pattern) {
    return RamSpec.of("m0", PAGES, pattern);
  }

  /** Two blocks of different lengths. */
  static List<RamSpec> twoBlocks() {
    return List.of(RamSpec.of("m0", 514, "fragmented:21"), RamSpec.of("m1", 386, "fragmented:22"));
  }

  /** The same, or one block where there can't be more. */
  static List<RamSpec> twoOrOneBlocks(CaseRun run) {
    return run.subject().capabilities().contains(Capability.SEVERAL_BLOCKS)
        ? twoBlocks()
        : twoBlocks().subList(0, 1);
  }

  /** The ways to save that the subject has: without channels, with them, and as a plain stream. */
  static List<TransferOptions> ways(CaseRun run) {
    List<TransferOptions> ways = new ArrayList<>(List.of(mappedRam()));
    if (run.subject().capabilities().contains(Capability.MULTIFD)) {
      ways.add(mappedRam().channels(3));
    }
    if (run.subject().capabilities().contains(Capability.SAVE_STREAM)) {
      ways.add(stream());
    }
    return ways;
  }

  /** Saves, loads the same way, and compares. */
  static void roundTrip(CaseRun run, RamSpec ram, TransferOptions options) throws IOException {
    run.expect(run.loading(run.saving(ram).with(options).done()).attempt().asWhole());
  }

  /** The same without multifd, and with it where the subject has it. */
  static void roundTrips(CaseRun run, RamSpec ram) throws IOException {
    roundTrip(run, ram, mappedRam());
    if (run.subject().capabilities().contains(Capability.MULTIFD)) {
      roundTrip(run, ram, mappedRam().channels(3));
    }
  }

  /** A file of one block, damaged, must be refused. */
  static void refuses(CaseRun run, String... edits) throws IOException {
    refuses(run, run.saving(ram("fragmented:3")).done(), edits);
  }

  /** A file, damaged, must be refused. */
  static void refuses(CaseRun run, Saved saved, String... edits) throws IOException {
    run.expect(run.loading(run.edited(saved, edits)).attempt().asUnfit());
  }

  /** A file of one block, changed where the format leaves it free, must load. */
  static void loads(CaseRun run, String... edits) throws IOException {
    Saved saved = run.saving(ram("fragmented:3")).done();
    run.expect(run.loading(run.edited(saved, edits)).attempt().asWhole());
  }

  /** Ends a case where the filesystem under test knows no direct I/O. */
  static void requireDirectIo(CaseRun run) throws IOException {
    Path file = run.directory().resolve("direct");
    try {
      Linux.close(Linux.open(file, Linux.O_WRONLY | Linux.O_CREAT | Linux.O_DIRECT));
    } catch (IOException e) {
      throw run.impossibleHere("no direct I/O: " + e.getMessage());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The first page of a block, from one on, that is zero or isn't. */
  static long page(RamSpec block, long from, boolean isZero) {
    byte[] content = new byte[RamPattern.PAGE_BYTES];
    for (long page = from; page < block.pages(); page++) {
      if (block.content().fill(block.name(), page, content) != isZero) {
        return page;
      }
    }
    throw new IllegalArgumentException(block + " has no such page from " + from + " on");
  }
}
