package dev.plumbline.bench;

import dev.plumbline.ram.RunScanner;
import java.io.IOException;
import java.util.Arrays;
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

/** Finding runs in the bitmap of 1 GiB of RAM: operations per second are GiB of RAM per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RunScanBenchmark {

  private static final int PAGES = 1 << 18;
  private static final int SPARSE_WORDS = 64;

  /** How the set pages lie. */
  public enum Pattern {
    /** All set: one run. */
    DENSE,
    /** One page in 4096. */
    SPARSE,
    /** Every second page: as many runs as can be. */
    FRAGMENTED
  }

  @Param public Pattern pattern = Pattern.DENSE;

  private final long[] words = new long[PAGES / Long.SIZE];

  /** Makes the bitmap. */
  @Setup
  public void fill() {
    switch (pattern) {
      case DENSE -> Arrays.fill(words, -1L);
      case SPARSE -> Arrays.setAll(words, i -> i % SPARSE_WORDS == 0 ? 1L << (i % 61) : 0);
      case FRAGMENTED -> Arrays.fill(words, 0x5555_5555_5555_5555L);
    }
  }

  /** Scans it once. */
  @Benchmark
  public long runs() throws IOException {
    long[] sum = new long[1];
    RunScanner scanner = new RunScanner(PAGES, (first, pages) -> sum[0] += first ^ pages);
    for (long word : words) {
      scanner.word(word);
    }
    scanner.finish();
    return sum[0] + scanner.setPages();
  }
}
