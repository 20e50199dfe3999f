package dev.plumbline.kit.mutants;

import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Mutants that load what they should refuse, refuse what they should load, or load it wrongly. */
final class LoadMutants {

  private static final int PAGE_BYTES = 4096;
  private static final int PAGES_OF_A_WORD = 64;
  private static final Outcome DONE = new Outcome.Accepted(Evidence.NOTHING);

  private LoadMutants() {}

  static List<Mutant> all() {
    return List.of(
        believing("page-size-believed", "page-size-mutated", "header-page-size"),
        believing("version-zero-accepted", "version-zero", "header-version"),
        believing("bitmap-offset-believed", "implausible-offsets", "bitmap-offset"),
        believing("region-behind-the-end-believed", "implausible-offsets", "region-outside"),
        believing("overlapping-regions-accepted", "implausible-offsets", "region-overlap"),
        believing("empty-bitmap-over-data-accepted", "implausible-offsets", "bitmap-all-zero"),
        believing("no-end-needed", "leftover", "end-missing"),
        believing("truncated-accepted", "leftover", "truncated"),
        believing("footer-not-read", "", "section-footer"),
        believing("stream-version-not-read", "", "stream-version"),
        believing("total-not-compared", "", "ram-total"),
        believing("same-block-twice-accepted", "duplicate-block", "block-name"),
        answering(
            "other-length-accepted",
            "a block of another length than the destination's is loaded as far as it goes",
            "size-mismatch",
            said -> said.contains("the destination's has") ? DONE : null),
        answering(
            "unknown-block-skipped",
            "a block that the destination lacks is skipped",
            "missing-block",
            said -> said.contains("the destination has no block") ? DONE : null),
        answering(
            "missing-block-taken-for-zero",
            "a block that the file lacks is taken for zero",
            "missing-block",
            said -> said.contains("the file has no block") ? DONE : null),
        answering(
            "huge-length-crashes",
            "a block's length is allocated before it is compared",
            "huge-length",
            said -> said.contains("block-length") ? crash("out of memory") : null),
        answering(
            "every-refusal-is-a-crash",
            "what is refused is an assertion",
            "",
            said -> crash("assertion failed: " + said)),
        answering(
            "every-refusal-says-the-same",
            "errors are there, their causes are not",
            "",
            _ -> new Outcome.Refused("load of migration failed", Evidence.NOTHING)),
        answering(
            "waits-for-a-channel-that-failed",
            "an error of one channel doesn't end the others",
            "error-at-end",
            said -> said.contains("injected") ? hang() : null),
        Mutant.of(
            "refuses-too-late",
            "RAM is written to before the file is checked",
            RefusesTooLate::new),
        Mutant.of(
            "last-page-not-loaded",
            "pages past the last whole group of eight are left out",
            () -> pages((page, pages) -> page >= pages / 8 * 8, PageChange.ZERO)),
        Mutant.of(
            "later-words-not-loaded",
            "only the first word of the bitmap is looked at",
            () -> pages((page, _) -> page >= PAGES_OF_A_WORD, PageChange.ZERO)),
        Mutant.of(
            "page-torn-on-load",
            "the second half of a page is left out, once",
            () -> pages((page, pages) -> page == pages / 2, PageChange.HALF)),
        Mutant.of(
            "stale-page-on-load",
            "the first page of a block is left as the destination had it",
            () -> pages((page, _) -> page == 0, PageChange.ZERO)));
  }

  /** One that doesn't check a rule of the format. */
  private static Mutant believing(String name, String record, String rule) {
    return answering(
        name, "doesn't check " + rule, record, said -> said.contains(rule + ":") ? DONE : null);
  }

  /** One that gives another answer where the reference refuses. */
  private static Mutant answering(
      String name, String bug, String record, Function<String, @Nullable Outcome> answer) {
    return new Mutant(
        name,
        bug,
        record,
        () ->
            new Flaw() {
              @Override
              Outcome loaded(LoadRequest request, Outcome outcome) {
                Outcome other =
                    outcome instanceof Outcome.Refused refused
                        ? answer.apply(refused.message())
                        : null;
                return other == null ? outcome : other;
              }
            });
  }

  private static Outcome crash(String how) {
    return new Outcome.Crashed(how, Evidence.NOTHING);
  }

  private static Outcome hang() {
    return new Outcome.Hung(Duration.ofSeconds(20), Evidence.NOTHING);
  }

  private static final class RefusesTooLate extends Flaw {
    @Override
    Outcome loaded(LoadRequest request, Outcome outcome) throws IOException {
      if (outcome instanceof Outcome.Refused) {
        for (GuestRam block : request.blocks()) {
          try (RandomAccessFile ram = new RandomAccessFile(block.file().toFile(), "rw")) {
            ram.write(1);
          }
        }
      }
      return outcome;
    }
  }

  /** Which pages of a block. */
  @FunctionalInterface
  private interface Pages {
    boolean contains(long page, long pages);
  }

  private enum PageChange {
    ZERO(0),
    HALF(PAGE_BYTES / 2);

    private final int fromByte;

    PageChange(int fromByte) {
      this.fromByte = fromByte;
    }
  }

  /** One that leaves pages out, or a part of them. */
  private static Flaw pages(Pages lost, PageChange change) {
    return new Flaw() {
      @Override
      Outcome loaded(LoadRequest request, Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Accepted) {
          for (GuestRam block : request.blocks()) {
            long pages = block.lengthBytes() / PAGE_BYTES;
            try (RandomAccessFile ram = new RandomAccessFile(block.file().toFile(), "rw")) {
              for (long page = 0; page < pages; page++) {
                if (lost.contains(page, pages)) {
                  ram.seek(page * PAGE_BYTES + change.fromByte);
                  ram.write(new byte[PAGE_BYTES - change.fromByte]);
                }
              }
            }
          }
        }
        return outcome;
      }
    };
  }
}
