package dev.plumbline.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.fixtures.Extent;
import dev.plumbline.fixtures.Extents;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that may be much longer than what they hold. */
final class SparseFiles {

  private static final int BUFFER_BYTES = 1 << 20;

  private SparseFiles() {}

  /** Makes a file that is one hole, replacing what is there. */
  static void create(Path file, long bytes) throws IOException {
    try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
      whole.setLength(0);
      whole.setLength(bytes);
    }
  }

  /** Compares every byte; where both have holes there is nothing to read. */
  static void assertSame(Path actual, Path expected, String what) throws IOException {
    assertThat(Files.size(actual)).as("%s: length", what).isEqualTo(Files.size(expected));
    try (FileChannel one = FileChannel.open(actual);
        FileChannel other = FileChannel.open(expected)) {
      for (Path holder : new Path[] {expected, actual}) {
        for (Extent extent : Extents.of(holder)) {
          for (long at = extent.offsetBytes(); at < extent.endBytes(); at += BUFFER_BYTES) {
            int length = (int) Math.min(BUFFER_BYTES, extent.endBytes() - at);
            int different = read(one, at, length).mismatch(read(other, at, length));
            assertThat(different < 0 ? -1 : at + different)
                .as("%s: first byte that differs", what)
                .isEqualTo(-1);
          }
        }
      }
    }
  }

  /** Reads to the end of the file at most. */
  static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        break;
      }
    }
    return buffer.flip();
  }
}
