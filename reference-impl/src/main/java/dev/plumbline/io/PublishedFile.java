package dev.plumbline.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/**
 * A file that appears whole or not at all: written under a temporary name in the target's
 * directory, synced, renamed over the target, and the directory synced. Closed before {@link
 * #publish}, it leaves what was there. A symbolic link at the target is replaced, never followed.
 *
 * <p>Several files appear together, or hardly: first {@link #complete} all, which is where errors
 * are, then {@link #publish} all.
 */
public final class PublishedFile implements Closeable {

  private final Path target;
  private final PositionedFile file;
  private boolean complete;
  private boolean published;

  private PublishedFile(Path target, PositionedFile file) {
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
    return begin(target, UnaryOperator.identity());
  }

  /**
   * Begins a file whose writes and syncs go through another.
   *
   * @param through wraps the file that was opened; closing the wrapper closes it
   * @see #begin(Path)
   */
  public static PublishedFile begin(Path target, UnaryOperator<PositionedFile> through)
      throws IOException {
    checkReplaceable(target);
    String unique = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    // The name doesn't hold the target's: that may already be as long as names can be.
    Path temporary = target.resolveSibling(".plumbline-" + unique + ".part");
    Leftovers.add(temporary);
    try {
      return new PublishedFile(target, through.apply(ChannelFile.createNew(temporary)));
    } catch (IOException e) {
      Leftovers.keep(temporary);
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
  public static void checkReplaceable(Path target) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
        && !Files.isSymbolicLink(target)) {
      throw new IOException(
          target
              + (Files.isDirectory(target)
                  ? ": is a directory"
                  : ": exists and is not a regular file")
              + "; not replaced");
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
    Files.move(
        file.path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    published = true;
    Leftovers.keep(file.path());
    try (FileChannel channel = FileChannel.open(directory(target), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      if (!published) {
        Leftovers.delete(file.path());
      }
    }
  }
}
