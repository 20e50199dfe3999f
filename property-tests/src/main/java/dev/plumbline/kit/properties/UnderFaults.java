package dev.plumbline.kit.properties;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Truth;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Exhibit;
import dev.plumbline.kit.run.Loaded;
import dev.plumbline.kit.run.Prefix;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.FaultProne;
import dev.plumbline.kit.subject.FaultProne.Aftermath;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A save or a load while things go wrong, and what must be true afterwards. */
final class UnderFaults {

  private final CaseRun run;
  private final FaultProne subject;

  private UnderFaults(CaseRun run, FaultProne subject) {
    this.run = run;
    this.subject = subject;
  }

  static UnderFaults of(CaseRun run) {
    if (run.subject() instanceof FaultProne subject) {
      return new UnderFaults(run, subject);
    }
    throw run.unsupported("no disk in memory");
  }

  /**
   * A save.
   *
   * @param older whether something stands at the place before
   * @param rounds of a guest that runs; 0 when it stands still
   */
  void save(RamShape ram, Way way, long offset, boolean older, int rounds, Plan plan)
      throws IOException {
    List<GuestRam> blocks = run.fill(ram.blocks());
    Path file = run.directory().resolve("saved");
    Prefix before = older ? Prefix.write(file, offset, 5000) : null;
    SaveRequest request = SaveRequest.of(blocks, file, way.at(offset)).live(rounds);
    Aftermath after = shown(subject.saveUnder(request, plan));
    Truth truth = run.keep(blocks);
    Saved saved = new Saved(file, Machine.ANY, ram.blocks(), truth, way.at(offset));
    if (!(after.outcome() instanceof Outcome.Accepted)) {
      Judgement refused = Judge.refusedSave(after.outcome());
      run.expect(refused);
      leftover(saved, before);
      nothingLeft(after);
      // What failed must be possible afterwards.
      request = SaveRequest.of(blocks, file, way.at(offset));
      after = shown(subject.saveUnder(request, new Plan(plan.seed(), List.of())));
      run.require(Judge.saved(after.outcome()));
    }
    nothingLeft(after);
    if (before != null) {
      run.require(Meaning.judge(before.violations(file)));
    }
    run.expect(run.loading(saved).attempt().asWhole());
  }

  /** What a save that failed left behind isn't taken for whole, unless it is. */
  private void leftover(Saved saved, @Nullable Prefix before) throws IOException {
    if (!Files.exists(saved.file())) {
      if (before != null) {
        run.require(new Judgement(Verdict.SILENT_CORRUPTION, "the older file is gone"));
      }
      return;
    }
    if (before != null) {
      run.require(Meaning.judge(before.violations(saved.file())));
    }
    Loaded loaded = run.loading(saved).attempt();
    if (!(loaded.outcome() instanceof Outcome.Refused)) {
      run.require(loaded.asWhole());
    }
  }

  /** A load, always of a file that is in order. */
  void load(RamShape ram, Way save, Way way, boolean dirty, Plan plan) throws IOException {
    Saved saved = run.saving(ram.blocks()).with(save.at(0)).done();
    List<GuestRam> blocks = run.fill(dirty ? dirty(ram) : blank(ram));
    LoadRequest request = LoadRequest.of(saved.file(), blocks, way.at(0));
    LoadRequest asked = dirty ? request.dirtied() : request;
    Aftermath after = shown(subject.loadUnder(asked, plan));
    nothingLeft(after);
    if (after.outcome() instanceof Outcome.Refused refused) {
      run.expect(new Judgement(Verdict.REJECTED, refused.text()));
      after = shown(subject.loadUnder(asked, Plan.EMPTY));
    }
    run.expect(Judge.loaded(after.outcome(), saved.truth(), blocks));
  }

  private static List<RamSpec> blank(RamShape ram) {
    return ram.blocks().stream().map(block -> block.holding(new RamPattern.Zero())).toList();
  }

  private static List<RamSpec> dirty(RamShape ram) {
    return ram.blocks().stream()
        .map(block -> block.holding(new RamPattern.SelfDescribing(77, 3)))
        .toList();
  }

  private void nothingLeft(Aftermath after) {
    run.require(
        after.left().isEmpty()
            ? new Judgement(Verdict.OK, "")
            : new Judgement(
                Verdict.SILENT_CORRUPTION,
                after.outcome().text() + ", and left " + String.join(", ", after.left())));
  }

  private Aftermath shown(Aftermath after) {
    run.show(Exhibit.text("what went wrong", String.join("\n", after.fired())));
    run.show(Exhibit.text("calls", String.join("\n", after.calls())));
    run.show(
        Exhibit.text(after.outcome().text(), String.join("\n", after.outcome().evidence().log())));
    return after;
  }
}
