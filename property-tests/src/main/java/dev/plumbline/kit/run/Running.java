package dev.plumbline.kit.run;

import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Truth;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.Source;
import dev.plumbline.kit.subject.TransferOptions;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A machine that stays there while a case saves it, breaks saves off and tries again. */
public final class Running implements Closeable {

  private final CaseRun run;
  private final Source source;
  private final List<RamSpec> shape;
  private final Truth truth;

  Running(CaseRun run, Source source, List<RamSpec> shape, Truth truth) {
    this.run = run;
    this.source = source;
    this.shape = List.copyOf(shape);
    this.truth = truth;
  }

  /**
   * Saves it.
   *
   * @throws IOException when the environment fails
   */
  public Outcome save(Path file, TransferOptions options) throws IOException {
    run.requireCapable(options.needsToSave());
    return run.seen("save", source.save(file, options));
  }

  /**
   * Begins a save and breaks it off.
   *
   * @return refused when it was broken off in order
   * @throws IOException when the environment fails
   */
  public Outcome cancel(Path file, TransferOptions options) throws IOException {
    run.requireCapable(options.needsToSave());
    return run.seen("cancelled save", source.cancel(file, options));
  }

  /**
   * Changes settings, all or none.
   *
   * @throws IOException when the environment fails
   */
  public Outcome set(Map<String, Object> settings) throws IOException {
    return run.seen("set " + settings, source.set(settings));
  }

  /**
   * What is set now.
   *
   * @throws IOException when the environment fails, or the machine is gone
   */
  public Map<String, String> settings() throws IOException {
    return source.settings();
  }

  /**
   * How many descriptors it has open on the case's files; 0 when that can't be told.
   *
   * @throws IOException when the environment fails
   */
  public long descriptors() throws IOException {
    return source.descriptorsIn(run.directory()).orElse(0);
  }

  /** What was saved, to be loaded: its RAM in a file. */
  public Saved in(Path file, TransferOptions options) {
    return new Saved(file, Machine.ANY, shape, truth, options);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
