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
import java.util.ArrayList;
import java.util.List;
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
    Steps.refuses(run, saved, "file.length = offset(block[0].page[700])");
  }

  @Test
  @Case(
      id = "MFD-003",
      holds = "The most channels there can be save and load.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD})
  void mostChannels(CaseRun run) throws IOException {
    Steps.roundTrip(run, RamSpec.of("m0", 4097, "fragmented:9"), mappedRam().channels(255));
  }

  @Test
  @Case(
      id = "MFD-004",
      holds = "Blocks shorter than a batch, each with its own pages, come back whole.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD, Capability.SEVERAL_BLOCKS})
  void shortBlocks(CaseRun run) throws IOException {
    List<RamSpec> blocks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      blocks.add(RamSpec.of("m" + i, 130 + 2L * i, "random:" + i));
    }
    Saved saved = run.saving(blocks).with(mappedRam().channels(3)).done();
    run.expect(run.loading(saved).attempt().asWhole());
  }

  @Test
  @Case(
      id = "MFD-005",
      holds = "A damaged header is refused with channels as without.",
      clause = "mapped-ram",
      hunts = "truncated-multifd",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD})
  void damagedHeaderIsRefusedByChannels(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.ram("random:8")).with(mappedRam().channels(2)).done();
    Steps.refuses(run, saved, "block[0].header.pagesOffset += 0x40000000");
  }
}
