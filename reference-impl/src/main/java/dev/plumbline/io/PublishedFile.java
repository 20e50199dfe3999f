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
 */
public final class PublishedFile implements Closeable {

  private static final Set<Path> UNPUBLISHED = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(PublishedFile::deleteLeftovers, "unpublished-files"));
  }

  private final Path target;
  private final ChannelFile file;
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
   *     else than a regular file
   */
  public static PublishedFile begin(Path target) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(target + ": exists and is not a regular file; not replaced");
    }
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

  /** The file to write to. */
  public PositionedFile file() {
    return file;
  }

  /**
   * Puts the file on stable storage and makes it appear under its name.
   *
   * @throws IOException when sync or rename fails; the target is then as it was, or already the
   *     whole new file
   */
  public void publish() throws IOException {
    file.sync();
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
