package dev.plumbline.kit.cases;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.FaultyPlace;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is left when the power fails. */
@ExtendWith(CaseExtension.class)
public final class DurabilityCases {

  @Test
  @Case(
      id = "DUR-201",
      level = Level.OBSERVED,
      holds = "A save that was called complete survives a power cut.",
      clause = "file-migration",
      hunts = "no-durability",
      needs = {Capability.SAVE, Capability.LOAD})
  void completedSaveSurvives(CaseRun run) throws IOException {
    FaultyPlace place = run.faulty(Plan.EMPTY);
    String name = place.freshName();
    Saved saved = run.saving(RamSpec.of("m0", 257, "fragmented:71")).to(place.faulty(name)).done();
    place.losePower();
    run.expect(run.loading(saved.in(place.sound(name))).attempt().asWhole());
  }

  @Test
  @Case(
      id = "DUR-202",
      holds =
          "Whatever part of a save reached the disk before a power cut, it is not taken for whole.",
      clause = "rules",
      hunts = "leftover",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void brokenOffSaveIsNotWhole(CaseRun run) throws IOException {
    for (String cut :
        List.of(
            "on write at block[0].page[900] once: power-cut before keep all",
            "on write at block[0].bitmap once: power-cut before keep all",
            "on write at device-state once: power-cut before keep all",
            "on write at device-state once: power-cut before keep random",
            "on write at last-write once: power-cut before keep synced")) {
      Faults.powerCut(run, cut);
    }
  }

  @Test
  @Case(
      id = "DUR-203",
      level = Level.RECOMMENDED,
      holds =
          "A page whose bit is set but which is a hole, as a crash leaves it, is not taken for"
              + " zero.",
      clause = "mapped-ram",
      hunts = "no-durability",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void lostPageIsNotZero(CaseRun run) throws IOException {
    Steps.refuses(run, run.saving(Steps.ram("random:72")).done(), "block[0].page[512] = hole");
  }

  @Test
  @Case(
      id = "DUR-204",
      level = Level.OBSERVED,
      holds = "An older file at the same place outlives a save that fails.",
      clause = "file-migration",
      conforms = {Verdict.OK, Verdict.WRONGLY_REJECTED},
      needs = {Capability.SAVE, Capability.LOAD})
  void olderFileOutlivesAFailure(CaseRun run) throws IOException {
    FaultyPlace place = run.faulty(Plan.EMPTY);
    String name = place.freshName();
    Path file = place.faulty(name);
    Saved older = run.saving(Steps.ram("fragmented:73")).to(file).done();
    place.change(Faults.plan("on write at block[0].page[300]: error EIO"));
    Outcome outcome = run.saving(Steps.ram("random:74")).to(file).attempt().outcome();
    run.require(Faults.refused(outcome));
    run.expect(run.loading(older.in(place.sound(name))).attempt().asWhole());
  }
}
