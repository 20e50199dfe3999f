package dev.plumbline.bench;

import dev.plumbline.fixtures.ram.RamFiles;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
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
 * What it costs to know that bytes are the same: SHA-256, as {@code inspect --hash} computes it,
 * and two cyclic checks that the format doesn't have. Operations per second are MiB per second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ChecksumBenchmark {

  private static final int BUFFER_BYTES = 1 << 20;

  /** How to compute it. */
  public enum Algorithm {
    SHA_256,
    CRC32,
    CRC32C
  }

  @Param public Algorithm algorithm = Algorithm.SHA_256;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final MessageDigest digest = RamFiles.sha256();

  /** Fills the buffer. */
  @Setup
  public void fill() {
    byte[] bytes = new byte[BUFFER_BYTES];
    new Random(1).nextBytes(bytes);
    buffer.clear().put(bytes);
  }

  /** Computes it once. */
  @Benchmark
  public long checksum() {
    buffer.clear();
    return switch (algorithm) {
      case SHA_256 -> {
        digest.update(buffer);
        yield digest.digest()[0];
      }
      case CRC32 -> cyclic(new CRC32());
      case CRC32C -> cyclic(new CRC32C());
    };
  }

  private long cyclic(Checksum sum) {
    sum.update(buffer);
    return sum.getValue();
  }
}
