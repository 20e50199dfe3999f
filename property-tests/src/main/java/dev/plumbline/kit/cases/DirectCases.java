package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Direct I/O: past the page cache, and aligned. */
@ExtendWith(CaseExtension.class)
public final class DirectCases {

  @Test
  @Case(
      id = "DIO-201",
      holds = "What is saved past the page cache comes back, however it is read.",
      clause = "file-migration",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD, Capability.DIRECT_IO})
  void directSave(CaseRun run) throws IOException {
    Steps.requireDirectIo(run);
    Saved saved =
        run.saving(Steps.ram("fragmented:51")).with(mappedRam().channels(2).direct(true)).done();
    run.expect(run.loading(saved).attempt().asWhole());
    run.expect(run.loading(saved).with(mappedRam()).attempt().asWhole());
    run.expect(run.loading(saved).with(mappedRam().channels(2)).attempt().asWhole());
  }

  @Test
  @Case(
      id = "DIO-202",
      holds = "What was saved through the page cache is read past it.",
      clause = "file-migration",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD, Capability.DIRECT_IO})
  void directLoad(CaseRun run) throws IOException {
    Steps.requireDirectIo(run);
    Saved saved = run.saving(Steps.ram("fragmented:52")).done();
    run.expect(run.loading(saved).with(mappedRam().channels(3).direct(true)).attempt().asWhole());
  }

  @Test
  @Case(
      id = "DIO-203",
      holds = "A stream at an odd offset goes past the page cache all the same.",
      clause = "file-migration",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.MULTIFD,
        Capability.DIRECT_IO,
        Capability.OFFSET
      })
  void directAtAnOddOffset(CaseRun run) throws IOException {
    Steps.requireDirectIo(run);
    var options = mappedRam().channels(2).direct(true).offset(67977);
    Steps.roundTrip(run, Steps.ram("fragmented:53"), options);
  }

  @Test
  @Case(
      id = "DIO-204",
      holds = "Blocks of odd lengths, each behind the other, go past the page cache.",
      clause = "file-migration",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.MULTIFD,
        Capability.DIRECT_IO,
        Capability.SEVERAL_BLOCKS
      })
  void directWithSeveralBlocks(CaseRun run) throws IOException {
    Steps.requireDirectIo(run);
    Saved saved = run.saving(Steps.twoBlocks()).with(mappedRam().channels(3).direct(true)).done();
    run.expect(run.loading(saved).attempt().asWhole());
  }
}
