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
 * Telling zero pages from others, in a buffer that stays in the processor's caches and in one that
 * doesn't: operations per second are MiB per second. To be held against {@link
 * MemoryBandwidthBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ZeroPageBenchmark {

  private static final int STEP_BYTES = 1 << 20;
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

  @Param({"1", "64"})
  public int bufferMib = 1;

  private MemorySegment memory = MemorySegment.NULL;
  private int at;

  /** Fills the buffer. */
  @Setup
  public void fill() {
    at = 0;
    byte[] bytes = new byte[bufferMib * STEP_BYTES];
    if (content == Content.RANDOM) {
      new Random(1).nextBytes(bytes);
    }
    memory = MemorySegment.ofBuffer(ByteBuffer.allocateDirect(bytes.length));
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
    if (content == Content.LATE) {
      for (long end = PAGE_BYTES; end <= bytes.length; end += PAGE_BYTES) {
        memory.set(ValueLayout.JAVA_BYTE, end - 1, (byte) 1);
      }
    }
  }

  /** Looks at each page of the next MiB. */
  @Benchmark
  public int pages() {
    int zero = 0;
    int end = at + STEP_BYTES;
    for (; at < end; at += PAGE_BYTES) {
      zero += ZeroPages.isZero(memory, at, PAGE_BYTES) ? 1 : 0;
    }
    if (at == memory.byteSize()) {
      at = 0;
    }
    return zero;
  }
}
