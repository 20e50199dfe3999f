package dev.plumbline.bench;

import dev.plumbline.multifd.Slices;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** Cutting a batch of 4 MiB, of which half is zero, into requests: nanoseconds per batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SliceBenchmark {

  private static final int PAGES = 1024;

  /** The longest gap that is written along: QEMU's way, and what saving does. */
  @Param({"0", "32"})
  public int mergedGapPages = 0;

  private final boolean[] data = new boolean[PAGES];

  /** Scatters pages with content. */
  @Setup
  public void scatter() {
    Random random = new Random(1);
    Arrays.fill(data, false);
    for (int page = 0; page < PAGES; page++) {
      data[page] = random.nextBoolean();
    }
  }

  /** Cuts the batch. */
  @Benchmark
  public long slices() {
    long[] sum = new long[1];
    Slices.cut(data, PAGES, mergedGapPages, (first, pages) -> sum[0] += first ^ pages);
    return sum[0];
  }
}
