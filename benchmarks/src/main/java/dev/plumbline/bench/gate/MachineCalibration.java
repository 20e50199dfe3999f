package dev.plumbline.bench.gate;

import dev.plumbline.fixtures.ram.RamFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Hashes memory and writes a file, each a few times: medians, because what is wanted is the
 * machine's speed and not one hiccup.
 */
public final class MachineCalibration implements Calibration {

  private static final int PIECES = 5;
  private static final int CPU_BYTES = 16 << 20;
  private static final int DISK_BYTES = 32 << 20;

  private final Path directory;
  private final MessageDigest digest = RamFiles.sha256();
  private final ByteBuffer memory = ByteBuffer.allocateDirect(Math.max(CPU_BYTES, DISK_BYTES));

  /**
   * A calibration.
   *
   * @param directory on the disk that is measured
   * @throws IOException when the disk fails
   */
  public MachineCalibration(Path directory) throws IOException {
    this.directory = directory;
    // The first reading would pay for compiling it.
    read();
  }

  @Override
  public Reading read() throws IOException {
    double[] cpu = new double[PIECES];
    double[] disk = new double[PIECES];
    for (int i = 0; i < PIECES; i++) {
      long start = System.nanoTime();
      hash();
      long between = System.nanoTime();
      write();
      cpu[i] = (between - start) / 1e9;
      disk[i] = (System.nanoTime() - between) / 1e9;
    }
    return new Reading(median(cpu), median(disk));
  }

  private void hash() {
    digest.update(memory.clear().limit(CPU_BYTES));
    digest.digest();
  }

  private void write() throws IOException {
    Path file = Files.createTempFile(directory, "calibration-", ".bytes");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      memory.clear().limit(DISK_BYTES);
      while (memory.hasRemaining()) {
        channel.write(memory);
      }
      channel.force(true);
    } finally {
      Files.delete(file);
    }
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
