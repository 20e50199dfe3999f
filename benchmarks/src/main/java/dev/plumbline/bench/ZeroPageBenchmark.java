package dev.plumbline.bench;

import dev.plumbline.ram.ZeroPages;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
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

/**
 * Telling zero pages from others in a buffer of 1 MiB: operations per second are MiB per second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ZeroPageBenchmark {

  private static final int BUFFER_BYTES = 1 << 20;
  private static final int PAGE_BYTES = 4096;

  /** What the pages hold. */
  public enum Content {
    /** Zeros: each page is read to its end. */
    ZERO,
    /** Random bytes: the first few decide. */
    RANDOM,
    /** Zeros up to the last byte. */
    LATE
  }

  @Param public Content content = Content.ZERO;

  private MemorySegment memory = MemorySegment.NULL;

  /** Fills the buffer. */
  @Setup
  public void fill() {
    byte[] bytes = new byte[BUFFER_BYTES];
    if (content == Content.RANDOM) {
      new Random(1).nextBytes(bytes);
    }
    memory = MemorySegment.ofBuffer(ByteBuffer.allocateDirect(BUFFER_BYTES));
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, BUFFER_BYTES);
    if (content == Content.LATE) {
      for (long end = PAGE_BYTES; end <= BUFFER_BYTES; end += PAGE_BYTES) {
        memory.set(ValueLayout.JAVA_BYTE, end - 1, (byte) 1);
      }
    }
  }

  /** Looks at each page of the buffer. */
  @Benchmark
  public int pages() {
    int zero = 0;
    for (int at = 0; at < BUFFER_BYTES; at += PAGE_BYTES) {
      zero += ZeroPages.isZero(memory, at, PAGE_BYTES) ? 1 : 0;
    }
    return zero;
  }
}
