package dev.plumbline.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Which file a path led to: device and inode. Further descriptors of a file are opened by its path,
 * as QEMU opens those of its channels; that it still leads there must be checked each time.
 */
public final class FileIdentity {

  private final Path path;
  private final Object key;
  private final boolean regular;

  private FileIdentity(Path path, Object key, boolean regular) {
    this.path = path;
    this.key = key;
    this.regular = regular;
  }

  /**
   * The file that a path leads to now.
   *
   * @throws IOException when there is none
   */
  static FileIdentity of(Path path) throws IOException {
    return of(path, Files.readAttributes(path, BasicFileAttributes.class));
  }

  static FileIdentity of(Path path, BasicFileAttributes attributes) {
    return new FileIdentity(
        path,
        Objects.requireNonNull(attributes.fileKey(), "every Unix tells device and inode"),
        attributes.isRegularFile());
  }

  /** Whether it is a regular file; a device has no holes. */
  boolean isRegular() {
    return regular;
  }

  /**
   * Checks that the path still leads to the file: right after opening it once more.
   *
   * @throws IOException when it leads to another file, or to none
   */
  public void requireUnchanged() throws IOException {
    if (!of(path).key.equals(key)) {
      throw new IOException(path + ": replaced by another file while it was in use");
    }
  }
}
