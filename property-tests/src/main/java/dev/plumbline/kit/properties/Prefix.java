package dev.plumbline.kit.properties;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What stands in a file before a save at an offset. */
final class Prefix {

  private final byte[] bytes;

  private Prefix(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Writes a file that is longer than the offset.
   *
   * @param behind how much longer
   */
  static Prefix write(Path path, long offset, long behind) throws IOException {
    byte[] prefix = new byte[Math.toIntExact(offset)];
    new SplittableRandom(offset).nextBytes(prefix);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(prefix);
      byte[] old = new byte[Math.toIntExact(behind)];
      Arrays.fill(old, (byte) 0xa5);
      file.write(old);
    }
    return new Prefix(prefix);
  }

  /** What is left of it, where it isn't all. */
  List<String> violations(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] now = new byte[(int) Math.min(bytes.length, file.length())];
      file.readFully(now);
      int at = Arrays.mismatch(now, bytes);
      return at < 0
          ? List.of()
          : List.of("the byte at " + at + " before the offset " + bytes.length + " has changed");
    }
  }
}
