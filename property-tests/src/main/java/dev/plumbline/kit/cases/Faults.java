package dev.plumbline.kit.cases;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.PlanException;
import dev.plumbline.faults.plan.PlanParser;
import dev.plumbline.faults.store.LoggedFault;
import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Exhibit;
import dev.plumbline.kit.run.FaultyPlace;
import dev.plumbline.kit.run.Loaded;
import dev.plumbline.kit.run.SaveAttempt;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.TransferOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Saves and loads where something goes wrong below the subject. */
final class Faults {

  private static final String PATTERN = "random:91";

  private Faults() {}

  /** A plan of one rule, such as {@code on write at block[0].bitmap: error EIO}. */
  static Plan plan(String rules) {
    try {
      return PlanParser.parse("rules of a case", "faults 1\n" + rules + "\n");
    } catch (PlanException e) {
      throw new IllegalArgumentException(rules, e);
    }
  }

  /**
   * A save that meets a fault. If it is called complete the file must be whole, and if it isn't the
   * file must not be taken for whole.
   */
  static void save(CaseRun run, TransferOptions options, String fault) throws IOException {
    run.show(Exhibit.text("what goes wrong", fault));
    FaultyPlace place = run.faulty(plan(fault));
    String name = place.freshName();
    SaveAttempt.Attempted attempted =
        run.saving(Steps.ram(PATTERN)).with(options).to(place.faulty(name)).attempt();
    requireFired(run, place);
    place.change(Plan.EMPTY);
    Saved saved = attempted.saved().in(place.sound(name));
    if (attempted.outcome() instanceof Outcome.Accepted) {
      run.expect(run.loading(saved).attempt().asWhole());
    } else {
      run.expect(
          mayBeRefused(run)
              ? Judge.refusedSave(attempted.outcome())
              : Judge.saved(attempted.outcome()));
      expectUnfit(run, saved, attempted.outcome());
    }
  }

  /** What a save left behind that wasn't called complete must be gone, or be refused. */
  static void expectUnfit(CaseRun run, Saved saved, Outcome outcome) throws IOException {
    if (!Files.exists(saved.file())) {
      run.expect(Judge.refusedSave(outcome));
      return;
    }
    // By one channel: how several fail is another matter.
    TransferOptions options = saved.options().channels(0).direct(false).passing();
    Loaded loaded = run.loading(saved).with(options).attempt();
    Judgement judgement = loaded.asUnfit();
    run.expect(
        switch (judgement.verdict()) {
          case REJECTED, REJECTED_LATE -> Judge.refusedSave(outcome);
          default ->
              new Judgement(
                  judgement.verdict(),
                  outcome.text() + "; but what it left behind: " + judgement.detail());
        });
  }

  /** A load that meets a fault. */
  static void load(CaseRun run, TransferOptions options, String fault) throws IOException {
    run.show(Exhibit.text("what goes wrong", fault));
    FaultyPlace place = run.faulty(Plan.EMPTY);
    String name = place.freshName();
    Saved saved = run.saving(Steps.ram(PATTERN)).to(place.sound(name)).done();
    place.change(plan(fault));
    Loaded loaded = run.loading(saved.in(place.faulty(name))).with(options).attempt();
    requireFired(run, place);
    run.expect(mayBeRefused(run) ? loaded.asUnfit() : loaded.asWhole());
  }

  private static boolean mayBeRefused(CaseRun run) {
    return Arrays.asList(run.definition().conforms()).contains(Verdict.REJECTED);
  }

  /** A save or load through descriptors that take nothing unaligned. */
  static void aligned(CaseRun run, TransferOptions options, boolean isSave) throws IOException {
    FaultyPlace place = run.faulty(Plan.EMPTY);
    String name = place.freshName();
    Path file = isSave ? place.faulty(name) : place.sound(name);
    Plan plan =
        plan("on read, write direct: strict 4096\non read, write direct number 1: delay 1 ns");
    if (isSave) {
      place.change(plan);
    }
    Saved saved = run.saving(Steps.twoOrOneBlocks(run)).with(options).to(file).done();
    place.change(isSave ? Plan.EMPTY : plan);
    Path read = isSave ? place.sound(name) : place.faulty(name);
    run.expect(run.loading(saved.in(read)).with(options).attempt().asWhole());
    List<LoggedFault> fired = place.fired();
    if (fired.isEmpty()) {
      throw run.unsupported("it made no request past the page cache");
    }
    run.expect(
        fired.stream()
            .filter(fault -> fault.ruleNumber() == 1)
            .findFirst()
            .map(f -> new Judgement(Verdict.WRONGLY_REJECTED, "not aligned: " + f.message()))
            .orElse(new Judgement(Verdict.OK, "all requests were aligned")));
  }

  /** A save during which the power fails. */
  static void powerCut(CaseRun run, String fault) throws IOException {
    run.show(Exhibit.text("what goes wrong", fault));
    FaultyPlace place = run.faulty(plan(fault));
    String name = place.freshName();
    SaveAttempt.Attempted attempted =
        run.saving(Steps.ram(PATTERN)).to(place.faulty(name)).attempt();
    requireFired(run, place);
    place.change(Plan.EMPTY);
    place.restart();
    Saved left = attempted.saved().in(place.sound(name));
    run.expect(
        Files.exists(left.file())
            ? run.loading(left).attempt().asUnfit()
            : new Judgement(Verdict.REJECTED, "nothing is left"));
  }

  /** A save that had to fail as a mere step: OK when it did so in order. */
  static Judgement refused(Outcome outcome) {
    Judgement judgement = Judge.refusedSave(outcome);
    return switch (judgement.verdict()) {
      case REJECTED -> new Judgement(Verdict.OK, judgement.detail());
      case OK -> new Judgement(Verdict.SILENT_CORRUPTION, "reported success over an error");
      default -> judgement;
    };
  }

  /** Ends a case whose subject never made the call that was to go wrong. */
  static void requireFired(CaseRun run, FaultyPlace place) throws IOException {
    if (place.fired().isEmpty()) {
      throw run.unsupported("it never made the call that was to go wrong");
    }
  }
}
