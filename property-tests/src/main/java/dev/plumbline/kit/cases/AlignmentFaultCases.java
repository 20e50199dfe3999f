package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Direct I/O where it is not to be had, or stricter than usual. */
@ExtendWith(CaseExtension.class)
public final class AlignmentFaultCases {

  @Test
  @Case(
      id = "DIO-205",
      holds = "A filesystem that refuses direct I/O ends the save and not the guest.",
      clause = "file-migration",
      hunts = "no-direct-descriptor",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.MULTIFD, Capability.DIRECT_IO})
  void saveWithoutDirectIo(CaseRun run) throws IOException {
    Faults.save(run, mappedRam().channels(2).direct(true), "on open direct: error EINVAL");
  }

  @Test
  @Case(
      id = "DIO-206",
      holds = "A filesystem that refuses direct I/O ends a load in order.",
      clause = "file-migration",
      hunts = "no-direct-descriptor",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD, Capability.DIRECT_IO})
  void loadWithoutDirectIo(CaseRun run) throws IOException {
    Faults.load(run, mappedRam().channels(2).direct(true), "on open direct: error EINVAL");
  }

  @Test
  @Case(
      id = "DIO-207",
      holds = "Every request on a direct descriptor is aligned, in a save.",
      clause = "file-migration",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.MULTIFD,
        Capability.DIRECT_IO,
        Capability.OFFSET
      })
  void directWritesAreAligned(CaseRun run) throws IOException {
    for (long offset : new long[] {0, 67977}) {
      Faults.aligned(run, mappedRam().channels(3).direct(true).offset(offset), true);
    }
  }

  @Test
  @Case(
      id = "DIO-208",
      holds = "Every request on a direct descriptor is aligned, in a load.",
      clause = "file-migration",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.MULTIFD,
        Capability.DIRECT_IO,
        Capability.OFFSET
      })
  void directReadsAreAligned(CaseRun run) throws IOException {
    for (long offset : new long[] {0, 67977}) {
      Faults.aligned(run, mappedRam().channels(3).direct(true).offset(offset), false);
    }
  }
}
