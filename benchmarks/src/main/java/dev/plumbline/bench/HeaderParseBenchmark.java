package dev.plumbline.bench;

import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.mappedram.MappedRamLayout;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading mapped-ram headers that lie one behind the other: nanoseconds per header. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HeaderParseBenchmark {

  private static final int HEADERS = 1024;
  private static final long BLOCK_BYTES = 1L << 30;

  private final ByteBuffer buffer = ByteBuffer.allocate(HEADERS * MappedRamHeader.SIZE_BYTES);

  /** Writes the headers. */
  @Setup
  public void fill() {
    buffer.clear();
    for (int i = 0; i < HEADERS; i++) {
      MappedRamLayout.place(i * BLOCK_BYTES, BLOCK_BYTES, 4096).writeTo(buffer);
    }
  }

  /** Reads them. */
  @Benchmark
  @OperationsPerInvocation(HEADERS)
  public long headers() {
    buffer.rewind();
    long sum = 0;
    while (buffer.hasRemaining()) {
      MappedRamHeader header = MappedRamHeader.readFrom(buffer);
      sum += header.pagesOffsetBytes() ^ header.bitmapOffsetBytes();
    }
    return sum;
  }
}
