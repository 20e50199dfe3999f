package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The mapped-ram header is believed only after it was checked. */
@ExtendWith(CaseExtension.class)
public final class HeaderCases {

  @Test
  @Case(
      id = "HDR-001",
      holds = "A page size that isn't the target's is refused.",
      clause = "mapped-ram",
      hunts = "page-size-mutated",
      fixedBy = "03b7c2369c (11.1)",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void otherPageSizeIsRefused(CaseRun run) throws IOException {
    refuses(run, "block[0].header.pageSize = 8192");
  }

  @Test
  @Case(
      id = "HDR-002",
      holds = "A page size of 0 is refused.",
      clause = "mapped-ram",
      hunts = "page-size-mutated",
      fixedBy = "03b7c2369c (11.1)",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void pageSizeZeroIsRefused(CaseRun run) throws IOException {
    refuses(run, "block[0].header.pageSize = 0");
  }

  @Test
  @Case(
      id = "HDR-003",
      level = Level.RECOMMENDED,
      holds = "Version 0, which nobody ever wrote, is refused.",
      clause = "mapped-ram",
      hunts = "version-zero",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void versionZeroIsRefused(CaseRun run) throws IOException {
    refuses(run, "block[0].header.version = 0");
  }

  private static void refuses(CaseRun run, String edit) throws IOException {
    Saved saved = run.saving(RamSpec.of("m0", 1024, "fragmented:3")).with(mappedRam()).done();
    run.expect(run.loading(run.edited(saved, edit)).attempt().asUnfit());
  }
}
