package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The destination need not be what the source was; what matters is what becomes of its RAM. */
@ExtendWith(CaseExtension.class)
public final class DestinationCases {

  @Test
  @Case(
      id = "BLK-002",
      holds = "A file is refused by a machine whose block is longer.",
      clause = "ram",
      hunts = "size-mismatch",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void longerBlockRefuses(CaseRun run) throws IOException {
    refuses(run, 2048);
  }

  @Test
  @Case(
      id = "BLK-003",
      holds = "A file is refused by a machine whose block is shorter.",
      clause = "ram",
      hunts = "size-mismatch",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void shorterBlockRefuses(CaseRun run) throws IOException {
    refuses(run, 512);
  }

  @Test
  @Case(
      id = "PAG-005",
      holds = "Pages that were zero are zero afterwards, whatever the destination's RAM held.",
      clause = "mapped-ram",
      hunts = "dirty-destination",
      needs = {Capability.SAVE, Capability.LOAD, Capability.DIRTY_DESTINATION})
  void zeroPagesReplaceWhatWasThere(CaseRun run) throws IOException {
    Saved saved = run.saving(RamSpec.of("m0", 1024, "fragmented:5")).with(mappedRam()).done();
    run.expect(run.loading(saved).over(new RamPattern.SelfDescribing(6, 9)).attempt().asWhole());
  }

  private static void refuses(CaseRun run, long pages) throws IOException {
    Saved saved = run.saving(RamSpec.of("m0", 1024, "fragmented:4")).with(mappedRam()).done();
    run.expect(run.loading(saved).into(RamSpec.of("m0", pages, "zero")).attempt().asUnfit());
  }
}
