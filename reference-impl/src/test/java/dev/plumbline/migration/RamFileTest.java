package dev.plumbline.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.io.Extent;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RamFileTest {

  private static final int MIB = 1 << 20;

  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void setUp() throws IOException {
    path = directory.resolve("ram");
    setLength(8 * MIB);
  }

  private void setLength(long bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(bytes);
    }
  }

  @Test
  void anEmptyRestIsNoData() throws IOException {
    try (RamFile ram = RamFile.open(path)) {
      assertThat(ram.dataFrom(MIB)).isEqualTo(Extent.NONE);
    }
  }

  @Test
  void readingPastANewEndIsRefused() throws IOException {
    try (RamFile ram = RamFile.open(path)) {
      setLength(MIB + 5);
      assertThatThrownBy(() -> ram.read(ByteBuffer.allocate(4096), MIB))
          .isInstanceOf(EOFException.class)
          .hasMessage(shorter(MIB + 5));
    }
  }

  private String shorter(long length) {
    return path
        + (": RAM file became shorter while it was saved: length=" + length)
        + (", expected=" + 8 * MIB);
  }

  /**
   * Past the end of a file there is no data, just as in a hole: a RAM file that somebody truncated
   * while it was saved came out as zero pages, and the save as a success.
   */
  @Test
  void whatWasCutOffIsNotTakenForAHole() throws IOException {
    try (RamFile ram = RamFile.open(path)) {
      setLength(MIB + 5);
      assertThatThrownBy(() -> ram.dataFrom(2 * MIB))
          .isInstanceOf(EOFException.class)
          .hasMessage(shorter(MIB + 5));
    }
  }
}
