package dev.plumbline.kit.cases;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Level;
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
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void otherPageSizeIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].header.pageSize = 8192");
  }

  @Test
  @Case(
      id = "HDR-002",
      holds = "A page size of 0 is refused.",
      clause = "mapped-ram",
      hunts = "page-size-mutated",
      fixedBy = "03b7c2369c (11.1)",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void pageSizeZeroIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].header.pageSize = 0");
  }

  @Test
  @Case(
      id = "HDR-003",
      level = Level.RECOMMENDED,
      holds = "Version 0, which nobody ever wrote, is refused.",
      clause = "mapped-ram",
      hunts = "version-zero",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void versionZeroIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].header.version = 0");
  }

  @Test
  @Case(
      id = "HDR-004",
      holds = "A page size below the target's is refused.",
      clause = "mapped-ram",
      hunts = "page-size-mutated",
      fixedBy = "03b7c2369c (11.1)",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void smallPageSizeIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].header.pageSize = 512");
  }

  @Test
  @Case(
      id = "HDR-005",
      holds = "A page size longer than the block is refused.",
      clause = "mapped-ram",
      hunts = "page-size-mutated",
      fixedBy = "03b7c2369c (11.1)",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void hugePageSizeIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].header.pageSize = 0x40000000");
  }

  @Test
  @Case(
      id = "HDR-006",
      holds = "A later version is refused.",
      clause = "mapped-ram",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void laterVersionIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].header.version = 2");
  }

  @Test
  @Case(
      id = "HDR-007",
      holds = "A bitmap that lies among the pages is refused.",
      clause = "mapped-ram",
      hunts = "implausible-offsets",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void bitmapAmongPagesIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].header.bitmapOffset = offset(block[0].page[64])");
  }

  @Test
  @Case(
      id = "HDR-008",
      holds = "A page region that is not aligned to pages is refused.",
      clause = "mapped-ram",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void unalignedRegionIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].header.pagesOffset += 512");
  }

  @Test
  @Case(
      id = "HDR-009",
      holds = "A page region behind the end of the file is refused.",
      clause = "mapped-ram",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void regionBehindTheEndIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].header.pagesOffset += 0x40000000");
  }

  @Test
  @Case(
      id = "HDR-010",
      holds = "A page region over the headers is refused.",
      clause = "mapped-ram",
      hunts = "implausible-offsets",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void regionOverHeadersIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].header.pagesOffset = 0");
  }

  @Test
  @Case(
      id = "HDR-011",
      holds = "A bitmap behind the end of the file is refused.",
      clause = "mapped-ram",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void bitmapBehindTheEndIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].header.bitmapOffset += 0x40000000");
  }

  @Test
  @Case(
      id = "HDR-012",
      holds = "Offsets of 2^63 and beyond are refused.",
      clause = "mapped-ram",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void negativeOffsetsAreRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].header.pagesOffset = 0 - 4096");
    Steps.refuses(run, "block[0].header.bitmapOffset = 0 - 4096");
  }

  @Test
  @Case(
      id = "HDR-013",
      holds = "Two blocks over the same pages are refused.",
      clause = "mapped-ram",
      hunts = "implausible-offsets",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD, Capability.SEVERAL_BLOCKS})
  void regionsOverEachOtherAreRefused(CaseRun run) throws IOException {
    Steps.refuses(
        run,
        run.saving(Steps.twoBlocks()).done(),
        "block[1].header.pagesOffset = block[0].header.pagesOffset");
  }

  @Test
  @Case(
      id = "HDR-014",
      holds = "A header that says nothing is stored is refused where something was.",
      clause = "mapped-ram",
      hunts = "implausible-offsets",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void headerOfAnIgnoredBlockIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "block[0].header.pagesOffset = 0", "block[0].header.bitmapOffset = 0");
  }
}
