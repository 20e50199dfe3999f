package dev.plumbline.io;

import java.io.IOException;
import java.nio.file.Path;

/** Finds data and holes of one file with {@code lseek(2)} on a descriptor of its own. */
final class DataSeeker implements AutoCloseable {

  private static final int SEEK_DATA = 3;
  private static final int SEEK_HOLE = 4;

  private final Path path;
  private final int descriptor;
  private final long endBytes;

  private DataSeeker(Path path, int descriptor) throws IOException {
    this.path = path;
    this.descriptor = descriptor;
    this.endBytes = seek(0, Posix.SEEK_END);
  }

  static DataSeeker open(Path path) throws IOException {
    int descriptor = Posix.open(path, Posix.O_RDONLY | Posix.O_CLOEXEC);
    try {
      return new DataSeeker(path, descriptor);
    } catch (IOException e) {
      Posix.close(descriptor);
      throw e;
    }
  }

  /** See {@link PositionedFile#dataFrom}. */
  Extent dataFrom(long positionBytes) throws IOException {
    if (positionBytes >= endBytes) {
      return Extent.NONE;
    }
    long start = seek(positionBytes, SEEK_DATA);
    return start < 0 ? Extent.NONE : new Extent(start, seek(start, SEEK_HOLE));
  }

  /** The new position, or -1 when {@code SEEK_DATA} finds nothing up to the end. */
  private long seek(long positionBytes, int whence) throws IOException {
    long result = Posix.lseek(descriptor, positionBytes, whence);
    if (result >= 0) {
      return result;
    }
    if (result == -Posix.ENXIO) {
      return -1;
    }
    throw new IOException(
        path
            + ": lseek failed: errno="
            + -result
            + ", offset="
            + positionBytes
            + ", whence="
            + whence);
  }

  @Override
  public void close() {
    Posix.close(descriptor);
  }
}
