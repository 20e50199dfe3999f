package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reading goes wrong: what was not read is never called loaded. */
@ExtendWith(CaseExtension.class)
public final class ReadFaultCases {

  @Test
  @Case(
      id = "FLT-221",
      holds = "A read error anywhere is reported.",
      clause = "rules",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void readErrorIsReported(CaseRun run) throws IOException {
    Faults.load(run, mappedRam(), "on read at header: error EIO");
    Faults.load(run, mappedRam(), "on read at block[0].header: error EIO");
    Faults.load(run, mappedRam(), "on read at block[0].page[300]: error EIO");
    Faults.load(run, mappedRam(), "on read at block[0].bitmap: error EIO");
    Faults.load(run, mappedRam(), "on read at device-state: error EIO");
  }

  @Test
  @Case(
      id = "FLT-222",
      holds = "A read error of a channel is reported.",
      clause = "rules",
      hunts = "truncated-multifd",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD})
  void readErrorIsReportedByChannels(CaseRun run) throws IOException {
    Faults.load(run, mappedRam().channels(3), "on read at block[0].page[300]: error EIO");
  }

  @Test
  @Case(
      id = "FLT-223",
      holds = "The same past the page cache.",
      clause = "rules",
      hunts = "truncated-multifd",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD, Capability.DIRECT_IO})
  void directReadErrorIsReported(CaseRun run) throws IOException {
    Steps.requireDirectIo(run);
    Faults.load(
        run, mappedRam().channels(3).direct(true), "on read at block[0].page[300]: error EIO");
  }

  @Test
  @Case(
      id = "FLT-224",
      holds = "A read of pages that ends early is continued or reported.",
      clause = "rules",
      conforms = {Verdict.OK, Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void shortReadIsNoSuccess(CaseRun run) throws IOException {
    Faults.load(run, mappedRam(), "on read at block[0].page[300] once: short by 2048");
  }

  @Test
  @Case(
      id = "FLT-225",
      holds = "The same by channels.",
      clause = "rules",
      hunts = "truncated-multifd",
      fixedBy = "e12cbfb930 (11.1)",
      conforms = {Verdict.OK, Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD})
  void shortReadOfAChannelIsNoSuccess(CaseRun run) throws IOException {
    Faults.load(run, mappedRam().channels(3), "on read at block[0].page[300] once: short by 2048");
    Faults.load(run, mappedRam().channels(3), "on read at block[0].pages: short to 64K");
  }

  @Test
  @Case(
      id = "FLT-226",
      level = Level.RECOMMENDED,
      holds = "A read of a header, bitmap or device state that ends early is continued.",
      clause = "rules",
      hunts = "short-transfer-main",
      fixedBy = "e12cbfb930 (11.1)",
      needs = {Capability.SAVE, Capability.LOAD})
  void shortReadOfTheFrameIsContinued(CaseRun run) throws IOException {
    Faults.load(run, mappedRam(), "on read at header once: short by 1");
    Faults.load(run, mappedRam(), "on read at block[0].header once: short by 1");
    Faults.load(run, mappedRam(), "on read at block[0].bitmap once: short by 1");
    Faults.load(run, mappedRam(), "on read at device-state once: short by 1");
  }

  @Test
  @Case(
      id = "FLT-227",
      level = Level.RECOMMENDED,
      holds = "A read that a signal interrupted is made again.",
      clause = "rules",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD})
  void interruptedReadIsRepeated(CaseRun run) throws IOException {
    Faults.load(run, mappedRam(), "on read at block[0].pages times 3: error EINTR");
    Faults.load(run, mappedRam().channels(3), "on read at block[0].pages times 3: error EINTR");
  }

  @Test
  @Case(
      id = "FLT-228",
      holds = "A file, or a channel, that can't be opened is reported.",
      clause = "file-migration",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD, Capability.DIRECT_IO})
  void fileThatCantBeOpenedForLoading(CaseRun run) throws IOException {
    Faults.load(run, mappedRam(), "on open number 1: error EACCES");
    Faults.load(run, mappedRam().channels(2).direct(true), "on open direct: error EMFILE");
  }

  @Test
  @Case(
      id = "FLT-229",
      holds = "A file that somebody shortens while it is loaded is refused.",
      clause = "rules",
      hunts = "truncated-multifd",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD})
  void fileThatShrinks(CaseRun run) throws IOException {
    Faults.load(run, mappedRam().channels(3), "on read at block[0].page[300] once: shrink to 1M");
  }
}
