package dev.plumbline.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  private static final Set<Path> UNPUBLISHED = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(PublishedFile::deleteLeftovers, "unpublished-files"));
  }

  private final Path target;
  private final ChannelFile file;
  private boolean complete;
  private boolean published;

  private PublishedFile(Path target, ChannelFile file) {
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
    checkReplaceable(target);
    String unique = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    // The name doesn't hold the target's: that may already be as long as names can be.
    Path temporary = target.resolveSibling(".plumbline-" + unique + ".part");
    UNPUBLISHED.add(temporary);
    try {
      return new PublishedFile(target, ChannelFile.createNew(temporary));
    } catch (IOException e) {
      UNPUBLISHED.remove(temporary);
      throw e;
    }
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
    UNPUBLISHED.remove(file.path());
    Path directory = target.toAbsolutePath().getParent();
    if (directory != null) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      if (!published) {
        Files.deleteIfExists(file.path());
        UNPUBLISHED.remove(file.path());
      }
    }
  }

  private static void deleteLeftovers() {
    for (Path path : UNPUBLISHED) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // Nobody is left to tell; the name says what it is.
      }
    }
  }
}
