package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;
import static dev.plumbline.kit.subject.TransferOptions.stream;

import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of blocks must be the destination's. */
@ExtendWith(CaseExtension.class)
public final class BlockCases {

  @Test
  @Case(
      id = "BLK-004",
      holds = "The plain stream form, too, is refused by a machine whose block has another length.",
      clause = "ram",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE_STREAM, Capability.LOAD_STREAM})
  void streamOfOtherLengthIsRefused(CaseRun run) throws IOException {
    for (long pages : new long[] {2048, 512}) {
      Saved saved = run.saving(RamSpec.of("m0", 1024, "fragmented:4")).with(stream()).done();
      run.expect(run.loading(saved).into(RamSpec.of("m0", pages, "zero")).attempt().asUnfit());
    }
  }

  @Test
  @Case(
      id = "BLK-005",
      holds = "A block that the destination has not is refused.",
      clause = "ram",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void unknownBlockIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].name = \"m9\"");
  }

  @Test
  @Case(
      id = "BLK-006",
      holds = "A block that comes twice is refused.",
      clause = "ram",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD, Capability.SEVERAL_BLOCKS})
  void duplicateBlockIsRefused(CaseRun run) throws IOException {
    List<RamSpec> blocks =
        List.of(RamSpec.of("m0", 514, "fragmented:21"), RamSpec.of("m1", 514, "fragmented:22"));
    Steps.refuses(run, run.saving(blocks).done(), "block[1].name = \"m0\"");
  }

  @Test
  @Case(
      id = "BLK-007",
      level = Level.RECOMMENDED,
      holds = "A file that lacks one of the destination's blocks is refused.",
      clause = "ram",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD, Capability.SEVERAL_BLOCKS})
  void missingBlockIsRefused(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.twoBlocks()).done();
    run.expect(
        run.loading(saved)
            .into(
                RamSpec.of("m0", 514, "zero"),
                RamSpec.of("m1", 386, "zero"),
                RamSpec.of("m2", 256, "random:6"))
            .attempt()
            .asUnfit());
  }

  @Test
  @Case(
      id = "BLK-008",
      holds = "Several blocks of odd lengths come back whole.",
      clause = "ram",
      needs = {Capability.SAVE, Capability.LOAD, Capability.SEVERAL_BLOCKS})
  void severalBlocksComeBack(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.twoBlocks()).done();
    run.expect(run.loading(saved).attempt().asWhole());
    if (run.subject().capabilities().contains(Capability.MULTIFD)) {
      saved = run.saving(Steps.twoBlocks()).with(mappedRam().channels(3)).done();
      run.expect(run.loading(saved).attempt().asWhole());
    }
  }

  @Test
  @Case(
      id = "BLK-009",
      holds = "A block whose name has 255 bytes comes back whole.",
      clause = "ram",
      needs = {Capability.SAVE, Capability.LOAD})
  void longestNameComesBack(CaseRun run) throws IOException {
    RamSpec ram = RamSpec.of("m".repeat(255), 65, "random:7");
    Steps.roundTrip(run, ram, mappedRam());
  }

  @Test
  @Case(
      id = "BLK-010",
      holds = "A length that is no multiple of the page size is refused.",
      clause = "ram",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void oddLengthIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].usedLength += 1");
  }

  @Test
  @Case(
      id = "BLK-011",
      holds = "A block without a byte is refused.",
      clause = "ram",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void emptyBlockIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].usedLength = 0");
  }

  @Test
  @Case(
      id = "BLK-012",
      holds = "A total that is not the sum of the blocks is refused.",
      clause = "ram",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void wrongTotalIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "ram.total += 4096");
    Steps.refuses(run, "ram.total -= 4096");
  }

  @Test
  @Case(
      id = "BLK-014",
      holds =
          "A file is refused by a machine whose block is shorter, even if the pages beyond are"
              + " zero.",
      clause = "ram",
      hunts = "size-mismatch",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void shorterBlockRefusesZerosToo(CaseRun run) throws IOException {
    Saved saved = run.saving(RamSpec.of("m0", 1024, "runs:4:d400z624")).done();
    run.expect(run.loading(saved).into(RamSpec.of("m0", 512, "zero")).attempt().asUnfit());
    if (run.subject().capabilities().contains(Capability.MULTIFD)) {
      run.expect(
          run.loading(saved)
              .with(mappedRam().channels(2))
              .into(RamSpec.of("m0", 512, "zero"))
              .attempt()
              .asUnfit());
    }
  }

  @Test
  @Case(
      id = "BLK-013",
      holds = "A length of 2^63 bytes and more is refused.",
      clause = "ram",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void hugeLengthIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].usedLength = 0 - 4096");
  }
}
