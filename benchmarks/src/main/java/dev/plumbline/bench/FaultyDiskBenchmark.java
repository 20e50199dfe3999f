package dev.plumbline.bench;

import dev.plumbline.faults.file.DiskTraits;
import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.faults.file.SeededCrew;
import dev.plumbline.faults.sweep.RestoreOperation;
import dev.plumbline.faults.sweep.SaveOperation;
import dev.plumbline.faults.sweep.TinyRam;
import dev.plumbline.io.DirectIo;
import dev.plumbline.migration.Loader;
import dev.plumbline.migration.Saver;
import dev.plumbline.multifd.Crew;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Saving tiny RAM on the faulty disk and restoring it: two blocks, of 5 and 8 pages, two channels.
 * Operations per minute are runs of both per minute.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MINUTES)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FaultyDiskBenchmark {

  /** Who runs the channels. */
  public enum Runs {
    /** The caller's thread, in an order that a seed chooses. */
    SEEDED(new SeededCrew(1)),
    /** A thread each. */
    THREADS(Crew.THREADS);

    @SuppressWarnings("ImmutableEnumChecker") // neither has any state
    private final Crew crew;

    Runs(Crew crew) {
      this.crew = crew;
    }
  }

  @Param public Runs channels = Runs.SEEDED;

  @Param({"OFF", "ON"})
  public DirectIo directIo = DirectIo.OFF;

  private final TinyRam ram = TinyRam.of(1, 4096, List.of(5, 8), false);

  private SaveOperation save = operation(Runs.SEEDED, DirectIo.OFF);

  private SaveOperation operation(Runs runs, DirectIo how) {
    Saver.Options options = new Saver.Options(2, true, new RequestPolicy(1 << 16, 0), runs.crew);
    return new SaveOperation(ram, 0, 100, how, options, DiskTraits.PLAIN, UnaryOperator.identity());
  }

  /** Takes the parameters. */
  @Setup
  public void prepare() {
    save = operation(channels, directIo);
  }

  /** Saves and restores. */
  @Benchmark
  public FaultyDisk run() throws IOException {
    FaultyDisk disk = save.prepare();
    save.run(disk);
    Loader.Options options = new Loader.Options(2, directIo, RequestPolicy.BUFFERED, channels.crew);
    new RestoreOperation(ram, disk, false, options, UnaryOperator.identity()).run(disk);
    return disk;
  }
}
