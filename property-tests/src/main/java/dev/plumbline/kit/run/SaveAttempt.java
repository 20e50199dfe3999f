package dev.plumbline.kit.run;

import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Truth;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.TransferOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A save that is being prepared by a case. */
public final class SaveAttempt {

  private final CaseRun run;
  private final List<RamSpec> shape;
  private Subject who;
  private TransferOptions options = TransferOptions.mappedRam();
  private Machine machine = Machine.ANY;
  private Path file;
  private int liveRounds;

  SaveAttempt(CaseRun run, List<RamSpec> shape, Path file) {
    this.run = run;
    this.who = run.subject();
    this.shape = List.copyOf(shape);
    this.file = file;
  }

  /** Somebody else saves than the subject. */
  public SaveAttempt by(Subject peer) {
    who = peer;
    return this;
  }

  /** How to save. */
  public SaveAttempt with(TransferOptions value) {
    options = value;
    return this;
  }

  /** Whose RAM it is. */
  public SaveAttempt on(Machine value) {
    machine = value;
    return this;
  }

  /** Where to, instead of a fresh file. */
  public SaveAttempt to(Path value) {
    file = value;
    return this;
  }

  /** While its RAM is being changed as devices do it, for at least so many rounds. */
  public SaveAttempt live(int rounds) {
    liveRounds = rounds;
    if (who.capabilities().contains(Capability.DEVICES)) {
      machine = Machine.RESTING;
    }
    return this;
  }

  /** While the kit's own guest runs and changes its RAM itself, for at least so many rounds. */
  public SaveAttempt liveByGuest(int rounds) {
    liveRounds = rounds;
    machine = Machine.OF_OUR_GUEST;
    return this;
  }

  /**
   * Saves; the outcome is the caller's to judge.
   *
   * @throws IOException when the environment fails
   */
  public Attempted attempt() throws IOException {
    List<GuestRam> ram = run.fill(shape);
    Truth before = run.keep(ram);
    Outcome outcome = run.save(who, new SaveRequest(machine, ram, file, options, liveRounds));
    Truth truth = liveRounds > 0 ? run.keep(ram) : before;
    return new Attempted(outcome, new Saved(file, machine, shape, truth, options), ram);
  }

  /**
   * Saves as a mere means: if it doesn't succeed, the case ends with that.
   *
   * @throws IOException when the environment fails
   */
  public Saved done() throws IOException {
    Attempted attempted = attempt();
    run.require(Judge.saved(attempted.outcome()));
    run.require(Judge.compared(attempted.saved().truth(), attempted.ram()));
    return attempted.saved();
  }

  /**
   * What came of it.
   *
   * @param outcome what the subject did
   * @param saved the file, whatever state it is in, and the RAM
   * @param ram the RAM files that were given to the subject
   */
  public record Attempted(Outcome outcome, Saved saved, List<GuestRam> ram) {}
}
