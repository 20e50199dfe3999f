package dev.plumbline.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that appears whole or not at all: written under a temporary name in the target's
 * directory, synced, renamed over the target, and the directory synced. Closed before {@link
 * #publish}, it leaves what was there. A symbolic link at the target is replaced, never followed.
 *
 * <p>Several files appear together, or hardly: first {@link #complete} all, which is where errors
 * are, then {@link #publish} all.
 */
public final class PublishedFile implements Closeable {

  private final Disk disk;
  private final Path target;
  private final PositionedFile file;
  private boolean complete;
  private boolean published;

  private PublishedFile(Disk disk, Path target, PositionedFile file) {
    this.disk = disk;
    this.target = target;
    this.file = file;
  }

  /**
   * Begins a file.
   *
   * @param target where it will appear; what is there stays until {@link #publish}
   * @throws IOException when the directory is missing or not writable, or the target is something
   *     else than a regular file or symbolic link
   */
  public static PublishedFile begin(Path target) throws IOException {
    return begin(Disk.REAL, target);
  }

  /**
   * Begins a file on a disk.
   *
   * @see #begin(Path)
   */
  public static PublishedFile begin(Disk disk, Path target) throws IOException {
    checkReplaceable(disk, target);
    String unique = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    // The name doesn't hold the target's: that may already be as long as names can be.
    Path temporary = target.resolveSibling(".plumbline-" + unique + ".part");
    try {
      return new PublishedFile(disk, target, disk.createTemporary(temporary));
    } catch (IOException e) {
      // Nobody knows the temporary name: what is wrong is the directory.
      throw switch (e) {
        case NoSuchFileException f -> new NoSuchFileException(directory(target).toString());
        case AccessDeniedException f -> new AccessDeniedException(directory(target).toString());
        default -> e;
      };
    }
  }

  /** The directory of a path. */
  static Path directory(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path.toAbsolutePath() : parent;
  }

  /**
   * Checks that a file may appear at a place: nothing is there, or a regular file or symbolic link.
   *
   * @throws IOException when something else is there
   */
  public static void checkReplaceable(Disk disk, Path target) throws IOException {
    switch (disk.kind(target, false)) {
      case NOTHING, REGULAR, SYMBOLIC_LINK -> {}
      case DIRECTORY -> throw new IOException(target + ": is a directory; not replaced");
      case BLOCK_DEVICE, OTHER ->
          throw new IOException(target + ": exists and is not a regular file; not replaced");
    }
  }

  /** The file to write to. */
  public PositionedFile file() {
    return file;
  }

  /**
   * Puts the content on stable storage and closes the file: nothing can be written any more,
   * nothing is to be seen yet.
   *
   * @throws IOException when sync or close fails
   */
  public void complete() throws IOException {
    if (!complete) {
      file.sync();
      file.close();
      complete = true;
    }
  }

  /**
   * Puts the file on stable storage and makes it appear under its name.
   *
   * @throws IOException when sync or rename fails; the target is then as it was, or already the
   *     whole new file
   */
  public void publish() throws IOException {
    complete();
    disk.rename(file.path(), target);
    published = true;
    disk.syncDirectory(directory(target));
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      if (!published) {
        disk.delete(file.path());
      }
    }
  }
}
