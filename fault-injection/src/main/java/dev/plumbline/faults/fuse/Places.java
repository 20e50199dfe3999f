package dev.plumbline.faults.fuse;

import dev.plumbline.faults.fuse.mount.StaleMounts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * What is mounted where.
 *
 * @param directory the backing directory, absolute and free of symbolic links
 * @param point where it is mounted, likewise
 */
public record Places(Path directory, Path point) {

  /** The two don't go together. */
  public static final class Unfit extends Exception {

    Unfit(String message) {
      super(message);
    }
  }

  /**
   * Checks both, and takes away what a killed server has left mounted.
   *
   * @throws Unfit if the one is inside the other, or the mount point isn't empty
   * @throws IOException if one isn't there, is no directory or can't be looked at
   */
  public static Places of(Path directory, Path point) throws IOException, Unfit {
    StaleMounts.detach(point);
    Path from = real(directory);
    Path on = real(point);
    if (on.startsWith(from)) {
      throw new Unfit(
          point
              + (on.equals(from) ? " is " : " is inside of ")
              + directory
              + ": the filesystem would contain itself");
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(on)) {
      if (inside.iterator().hasNext()) {
        throw new Unfit(point + " is not empty: what is in it would be out of reach");
      }
    }
    return new Places(from, on);
  }

  private static Path real(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    Path real = path.toRealPath();
    if (!Files.isDirectory(real)) {
      throw new NotDirectoryException(path.toString());
    }
    return real;
  }
}
