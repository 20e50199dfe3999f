package dev.plumbline.kit.cases;

import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reader follows the offsets in the header; where a writer puts things is its own choice. */
@ExtendWith(CaseExtension.class)
public final class PlacementCases {

  @Test
  @Case(
      id = "HDR-015",
      holds = "Pages are found where the header says, multiples of 1 MiB or not.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD})
  void pagesAreFoundElsewhere(CaseRun run) throws IOException {
    Steps.loads(run, "gap[block[0].page[0]] = 4096", "block[0].header.pagesOffset += 4096");
  }

  @Test
  @Case(
      id = "HDR-016",
      holds = "A bitmap is found where the header says, right behind that or not.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD})
  void bitmapIsFoundElsewhere(CaseRun run) throws IOException {
    Steps.loads(
        run,
        "gap[block[0].bitmap] = 4096",
        "block[0].header.bitmapOffset += 4096",
        "block[0].header.pagesOffset += 4096");
  }

  @Test
  @Case(
      id = "HDR-017",
      holds = "Pages may begin before the first MiB.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD})
  void pagesAreFoundRightBehindTheBitmap(CaseRun run) throws IOException {
    Steps.loads(
        run,
        "gap[block[0].page[0]] = 4096 - offset(block[0].page[0])",
        "block[0].header.pagesOffset = 4096");
  }
}
