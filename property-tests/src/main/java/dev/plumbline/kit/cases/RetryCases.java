package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.FaultyPlace;
import dev.plumbline.kit.run.Running;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.TransferOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** After a failure or a cancellation the machine is there, as it was, and can be saved. */
@ExtendWith(CaseExtension.class)
public final class RetryCases {

  @Test
  @Case(
      id = "FLT-231",
      holds = "After a save that failed the same machine can be saved.",
      clause = "rules",
      hunts = "retry-after-cancel",
      fixedBy = "4f08b870f8 (11.1)",
      needs = {Capability.SAVE, Capability.LOAD, Capability.SEVERAL_SAVES})
  void afterAFailure(CaseRun run) throws IOException {
    for (TransferOptions options : Steps.ways(run)) {
      FaultyPlace place = run.faulty(Faults.plan("on write: full ENOSPC after 1M"));
      try (Running machine = run.start(Steps.ram("random:81"))) {
        run.require(Faults.refused(machine.save(place.faulty(place.freshName()), options)));
        place.change(Plan.EMPTY);
        savesNow(run, machine, options);
      }
    }
  }

  @Test
  @Case(
      id = "FLT-232",
      holds = "After saves that were cancelled the same machine can be saved.",
      clause = "rules",
      hunts = "retry-after-cancel",
      fixedBy = "4f08b870f8 (11.1)",
      needs = {Capability.SAVE, Capability.LOAD, Capability.SEVERAL_SAVES, Capability.CANCEL})
  void afterCancellations(CaseRun run) throws IOException {
    for (TransferOptions options : Steps.ways(run)) {
      try (Running machine = run.start(RamSpec.of("m0", 4096, "random:82"))) {
        for (int i = 0; i < 3; i++) {
          Path file = run.directory().resolve("cancelled");
          run.require(Faults.refused(machine.cancel(file, options)));
        }
        savesNow(run, machine, options);
      }
    }
  }

  @Test
  @Case(
      id = "FLT-233",
      holds = "Failures and cancellations leave no descriptor open.",
      clause = "rules",
      needs = {Capability.SAVE, Capability.SEVERAL_SAVES, Capability.CANCEL})
  void noDescriptorLeaks(CaseRun run) throws IOException {
    try (Running machine = run.start(RamSpec.of("m0", 4096, "random:83"))) {
      for (TransferOptions options : Steps.ways(run)) {
        for (int i = 0; i < 3; i++) {
          run.require(Faults.refused(machine.save(run.directory().resolve("no/file"), options)));
          Path file = run.directory().resolve("cancelled");
          run.require(Faults.refused(machine.cancel(file, options)));
        }
      }
      long open = machine.descriptors();
      run.expect(
          open == 0
              ? new Judgement(Verdict.OK, "no descriptor is open")
              : new Judgement(Verdict.SILENT_CORRUPTION, open + " descriptors are still open"));
    }
  }

  @Test
  @Case(
      id = "FLT-234",
      holds = "What a cancelled save leaves behind is refused.",
      clause = "rules",
      hunts = "leftover",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD, Capability.SEVERAL_SAVES, Capability.CANCEL})
  void cancelledSaveIsNotWhole(CaseRun run) throws IOException {
    for (TransferOptions options : Steps.ways(run)) {
      try (Running machine = run.start(RamSpec.of("m0", 4096, "random:84"))) {
        Path file = run.directory().resolve("cancelled");
        Outcome outcome = machine.cancel(file, options);
        run.require(Faults.refused(outcome));
        Faults.expectUnfit(run, machine.in(file, options), outcome);
      }
    }
  }

  @Test
  @Case(
      id = "FLT-235",
      holds = "A machine that could not be saved with direct I/O can be saved without.",
      clause = "file-migration",
      hunts = "no-direct-descriptor",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.SEVERAL_SAVES,
        Capability.MULTIFD,
        Capability.DIRECT_IO
      })
  void afterDirectIoWasRefused(CaseRun run) throws IOException {
    FaultyPlace place = run.faulty(Faults.plan("on open direct: error EINVAL"));
    try (Running machine = run.start(Steps.ram("random:85"))) {
      var options = mappedRam().channels(2);
      run.require(
          Faults.refused(machine.save(place.faulty(place.freshName()), options.direct(true))));
      savesNow(run, machine, options);
    }
  }

  @Test
  @Case(
      id = "FLT-236",
      holds = "One save after the other, in one form or another, is no matter.",
      clause = "rules",
      needs = {Capability.SAVE, Capability.LOAD, Capability.SEVERAL_SAVES})
  void saveAfterSave(CaseRun run) throws IOException {
    try (Running machine = run.start(Steps.ram("fragmented:86"))) {
      for (TransferOptions options : Steps.ways(run)) {
        savesNow(run, machine, options);
        savesNow(run, machine, options);
      }
    }
  }

  private static void savesNow(CaseRun run, Running machine, TransferOptions options)
      throws IOException {
    Path file = run.directory().resolve("at-last");
    Outcome outcome = machine.save(file, options);
    run.require(Judge.saved(outcome));
    run.expect(run.loading(machine.in(file, options)).attempt().asWhole());
  }
}
