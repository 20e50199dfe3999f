package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.fixtures.golden.GoldenPrefix;
import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.FaultyPlace;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writing goes wrong: what was not written is never called saved, and the guest lives on. */
@ExtendWith(CaseExtension.class)
public final class WriteFaultCases {

  @Test
  @Case(
      id = "FLT-201",
      holds = "A write error anywhere is reported, and the file is not taken for whole.",
      clause = "rules",
      conforms = Verdict.REJECTED,
      needs = Capability.SAVE)
  void writeErrorIsReported(CaseRun run) throws IOException {
    Faults.save(run, mappedRam(), "on write at header: error EIO");
    Faults.save(run, mappedRam(), "on write at block[0].header: error EIO");
    Faults.save(run, mappedRam(), "on write at block[0].page[300]: error EIO");
    Faults.save(run, mappedRam(), "on write at block[0].bitmap: error EIO");
    Faults.save(run, mappedRam(), "on write at device-state: error EIO");
  }

  @Test
  @Case(
      id = "FLT-202",
      holds = "The same with channels.",
      clause = "rules",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.MULTIFD})
  void writeErrorIsReportedByChannels(CaseRun run) throws IOException {
    Faults.save(run, mappedRam().channels(3), "on write at header: error EIO");
    Faults.save(run, mappedRam().channels(3), "on write at block[0].header: error EIO");
    Faults.save(run, mappedRam().channels(3), "on write at block[0].page[300]: error EIO");
    Faults.save(run, mappedRam().channels(3), "on write at block[0].bitmap: error EIO");
    Faults.save(run, mappedRam().channels(3), "on write at device-state: error EIO");
  }

  @Test
  @Case(
      id = "FLT-203",
      holds = "A full disk is reported, wherever it fills up.",
      clause = "rules",
      hunts = "short-write",
      fixedBy = "5e76440b56 (11.1)",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.MULTIFD})
  void fullDiskIsReported(CaseRun run) throws IOException {
    Faults.save(run, mappedRam(), "on write: full ENOSPC after 1M");
    Faults.save(run, mappedRam(), "on write at block[0].bitmap: error ENOSPC");
    Faults.save(run, mappedRam(), "on write at device-state: error ENOSPC");
    Faults.save(run, mappedRam().channels(3), "on write: full ENOSPC after 1M");
  }

  @Test
  @Case(
      id = "FLT-204",
      holds = "A write of pages that ends early is continued or reported.",
      clause = "rules",
      hunts = "short-write",
      fixedBy = "5e76440b56 (11.1)",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD})
  void shortWriteIsNoSuccess(CaseRun run) throws IOException {
    Faults.save(run, mappedRam().channels(3), "on write at block[0].page[300] once: short by 4096");
    Faults.save(run, mappedRam().channels(3), "on write at block[0].page[300] once: short by 2048");
  }

  @Test
  @Case(
      id = "FLT-205",
      holds = "The same past the page cache.",
      clause = "rules",
      hunts = "short-write",
      fixedBy = "5e76440b56 (11.1)",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD, Capability.DIRECT_IO})
  void shortDirectWriteIsNoSuccess(CaseRun run) throws IOException {
    Steps.requireDirectIo(run);
    Faults.save(
        run,
        mappedRam().channels(3).direct(true),
        "on write at block[0].page[300] once: short by 4096");
  }

  @Test
  @Case(
      id = "FLT-206",
      holds = "Writes that all end early, at odd places, are continued or reported.",
      clause = "rules",
      hunts = "short-write",
      fixedBy = "5e76440b56 (11.1)",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD})
  void shortWritesAreNoSuccess(CaseRun run) throws IOException {
    Faults.save(run, mappedRam().channels(3), "on write at block[0].pages: short to 64K");
  }

  @Test
  @Case(
      id = "FLT-207",
      level = Level.RECOMMENDED,
      holds = "A write of a header, bitmap or device state that ends early is continued.",
      clause = "rules",
      hunts = "short-transfer-main",
      fixedBy = "e12cbfb930 (11.1)",
      needs = {Capability.SAVE, Capability.LOAD})
  void shortWriteOfTheFrameIsContinued(CaseRun run) throws IOException {
    Faults.save(run, mappedRam(), "on write at header once: short by 1");
    Faults.save(run, mappedRam(), "on write at block[0].header once: short by 1");
    Faults.save(run, mappedRam(), "on write at block[0].bitmap once: short by 1");
    Faults.save(run, mappedRam(), "on write at device-state once: short by 1");
  }

  @Test
  @Case(
      id = "FLT-208",
      level = Level.RECOMMENDED,
      holds = "A write that a signal interrupted is made again.",
      clause = "rules",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD})
  void interruptedWriteIsRepeated(CaseRun run) throws IOException {
    Faults.save(run, mappedRam(), "on write at block[0].pages times 3: error EINTR");
    Faults.save(run, mappedRam().channels(3), "on write at block[0].pages times 3: error EINTR");
  }

  @Test
  @Case(
      id = "FLT-209",
      holds = "An error in the very last pages, when channels end, hangs nobody.",
      clause = "rules",
      hunts = "error-at-end",
      fixedBy = "37c74b1dbb (11.0)",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.MULTIFD})
  void errorAtTheEndHangsNobody(CaseRun run) throws IOException {
    Faults.save(run, mappedRam().channels(3), "on write at block[0].page[1024]: error EIO");
    Faults.save(run, mappedRam().channels(1), "on write at block[0].page[1024]: error EIO");
  }

  @Test
  @Case(
      id = "FLT-210",
      holds = "Errors on all of many channels at once are one failure.",
      clause = "rules",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.MULTIFD})
  void errorsOnAllChannels(CaseRun run) throws IOException {
    Faults.save(run, mappedRam().channels(8), "on write at block[0].pages: error EIO");
  }

  @Test
  @Case(
      id = "FLT-211",
      holds = "A channel that can't open the file ends the save and not the guest.",
      clause = "file-migration",
      hunts = "no-direct-descriptor",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.MULTIFD})
  void channelThatCantOpen(CaseRun run) throws IOException {
    Faults.save(run, mappedRam().channels(2), "on open number 2: error EMFILE");
    Faults.save(run, mappedRam().channels(2), "on open number 3: error EMFILE");
  }

  @Test
  @Case(
      id = "FLT-212",
      holds = "A file that can't be opened or truncated is reported.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.OFFSET})
  void fileThatCantBeOpened(CaseRun run) throws IOException {
    Faults.save(run, mappedRam(), "on open number 1: error EACCES");
    FaultyPlace place = run.faulty(Faults.plan("on truncate: error EIO"));
    String name = place.freshName();
    Files.write(place.sound(name), GoldenPrefix.bytes(5000));
    Outcome outcome =
        run.saving(Steps.ram("random:1"))
            .with(mappedRam().offset(4096))
            .to(place.faulty(name))
            .attempt()
            .outcome();
    Faults.requireFired(run, place);
    run.expect(Judge.refusedSave(outcome));
  }

  @Test
  @Case(
      id = "FLT-213",
      level = Level.RECOMMENDED,
      holds = "An error that only closing the file reports is a failure.",
      clause = "rules",
      conforms = Verdict.REJECTED,
      needs = Capability.SAVE)
  void errorOnCloseIsReported(CaseRun run) throws IOException {
    Faults.save(run, mappedRam(), "on close: error EIO");
  }

  @Test
  @Case(
      id = "FLT-214",
      holds = "An error that closing a channel reports is a failure, and the guest lives on.",
      clause = "rules",
      hunts = "error-at-close",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.MULTIFD})
  void errorOnCloseOfAChannel(CaseRun run) throws IOException {
    Faults.save(run, mappedRam().channels(3), "on close: error EIO");
  }

  @Test
  @Case(
      id = "FLT-215",
      holds = "An error on the way to the disk is reported by those who wait for it.",
      clause = "rules",
      conforms = Verdict.REJECTED,
      needs = Capability.SAVE)
  void errorOnSyncIsReported(CaseRun run) throws IOException {
    Faults.save(run, mappedRam(), "on sync: error EIO");
  }
}
