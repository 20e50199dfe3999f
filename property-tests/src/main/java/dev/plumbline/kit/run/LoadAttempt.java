package dev.plumbline.kit.run;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Truth;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.TransferOptions;
import java.io.IOException;
import java.util.List;

/** A load that is being prepared by a case: by default as the file was saved, into zeroed RAM. */
public final class LoadAttempt {

  private final CaseRun run;
  private final Saved saved;
  private Subject who;
  private TransferOptions options;
  private Machine machine;
  private List<RamSpec> shape;

  LoadAttempt(CaseRun run, Saved saved) {
    this.run = run;
    this.who = run.subject();
    this.saved = saved;
    this.machine = saved.machine();
    // Descriptors that write are of no use to a reader, and a live guest's own settings neither.
    this.options = saved.options().passing();
    this.shape = saved.shape().stream().map(block -> block.holding(new RamPattern.Zero())).toList();
  }

  /** Somebody else loads than the subject. */
  public LoadAttempt by(Subject peer) {
    who = peer;
    return this;
  }

  /** How to load. */
  public LoadAttempt with(TransferOptions value) {
    options = value;
    return this;
  }

  /** Into another machine. */
  public LoadAttempt on(Machine value) {
    machine = value;
    return this;
  }

  /** Into these blocks, which hold what the specifications say beforehand. */
  public LoadAttempt into(RamSpec... blocks) {
    shape = List.of(blocks);
    return this;
  }

  /** Into RAM that holds this beforehand. */
  public LoadAttempt over(RamPattern content) {
    shape = shape.stream().map(block -> block.holding(content)).toList();
    return this;
  }

  /**
   * Loads.
   *
   * @throws IOException when the environment fails
   */
  public Loaded attempt() throws IOException {
    List<GuestRam> ram = run.fill(shape);
    Truth before = run.keep(ram);
    boolean dirty = shape.stream().anyMatch(b -> !(b.content() instanceof RamPattern.Zero));
    Outcome outcome = run.load(who, new LoadRequest(machine, ram, dirty, saved.file(), options));
    return new Loaded(outcome, saved.truth(), ram, before);
  }
}
