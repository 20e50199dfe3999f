package dev.plumbline.io;

import java.io.IOException;
import java.nio.file.Path;

/** Finds data and holes of one file with {@code lseek(2)} on a descriptor of its own. */
final class DataSeeker implements AutoCloseable {

  private static final int SEEK_DATA = 3;
  private static final int SEEK_HOLE = 4;

  private final Path path;
  private final int descriptor;

  private DataSeeker(Path path, int descriptor) {
    this.path = path;
    this.descriptor = descriptor;
  }

  /**
   * Opens a file once more.
   *
   * @param identity which file it must be
   */
  static DataSeeker open(Path path, FileIdentity identity) throws IOException {
    DataSeeker seeker = new DataSeeker(path, Posix.open(path, Posix.O_RDONLY | Posix.O_CLOEXEC));
    try {
      identity.requireUnchanged();
      return seeker;
    } catch (IOException | RuntimeException e) {
      seeker.close();
      throw e;
    }
  }

  /** See {@link PositionedFile#dataFrom}. */
  Extent dataFrom(long positionBytes) throws IOException {
    long start = seek(positionBytes, SEEK_DATA);
    long end = start < 0 ? -1 : seek(start, SEEK_HOLE);
    return end < 0 ? Extent.NONE : new Extent(start, end);
  }

  /** The new position, or -1 when nothing is found up to the end, or the position is past it. */
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
