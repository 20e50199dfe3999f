package dev.plumbline.bench;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
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
 * What memory itself can do, in a buffer that stays in the processor's caches and in one that
 * doesn't: operations per second are MiB per second. Whoever looks at every byte is at best as fast
 * as this.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MemoryBandwidthBenchmark {

  private static final int STEP_BYTES = 1 << 20;

  @Param({"1", "64"})
  public int bufferMib = 1;

  private final MemorySegment other = MemorySegment.ofBuffer(ByteBuffer.allocateDirect(STEP_BYTES));
  private MemorySegment memory = MemorySegment.NULL;
  private long at;

  /** Makes the buffer; writing to it gives each page memory of its own. */
  @Setup
  public void allocate() {
    at = 0;
    memory = MemorySegment.ofBuffer(ByteBuffer.allocateDirect(bufferMib * STEP_BYTES));
    memory.fill((byte) 0);
  }

  /** Reads the next MiB: it is as the other one, which stays in the caches. */
  @Benchmark
  public long read() {
    return MemorySegment.mismatch(other, 0, STEP_BYTES, memory, next(), at + STEP_BYTES);
  }

  /** Reads the next MiB and writes it elsewhere. */
  @Benchmark
  public MemorySegment copy() {
    MemorySegment.copy(memory, next(), other, 0, STEP_BYTES);
    return other;
  }

  private long next() {
    at = (at + STEP_BYTES) % memory.byteSize();
    return at;
  }
}
