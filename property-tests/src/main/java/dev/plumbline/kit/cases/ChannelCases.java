package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

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

/** Multifd: how many channels there are is nobody's business but their own. */
@ExtendWith(CaseExtension.class)
public final class ChannelCases {

  @Test
  @Case(
      id = "MFD-001",
      holds = "A file saved with any number of channels loads with any other, or none.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD})
  void channelCountsNeedNotMatch(CaseRun run) throws IOException {
    RamSpec ram = RamSpec.of("m0", 1025, "fragmented:7");
    for (int saving : new int[] {0, 1, 4}) {
      Saved saved = run.saving(ram).with(mappedRam().channels(saving)).done();
      for (int loading : new int[] {0, 1, 2, 16}) {
        run.expect(run.loading(saved).with(mappedRam().channels(loading)).attempt().asWhole());
      }
    }
  }

  @Test
  @Case(
      id = "MFD-002",
      holds = "A file that ends inside its pages is refused with channels as without.",
      clause = "rules",
      hunts = "truncated-multifd",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD})
  void truncatedFileIsRefusedByChannels(CaseRun run) throws IOException {
    Saved saved =
        run.saving(RamSpec.of("m0", 1024, "random:8")).with(mappedRam().channels(2)).done();
    run.expect(
        run.loading(run.edited(saved, "file.length = offset(block[0].page[700])"))
            .attempt()
            .asUnfit());
  }
}
