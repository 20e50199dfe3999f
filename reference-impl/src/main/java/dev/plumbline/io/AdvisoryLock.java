package dev.plumbline.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two writers away from one file: {@code flock(2)}, which the kernel releases when the
 * process ends, however it ends. Java's own file locks won't do: they are {@code fcntl} locks, lost
 * as soon as any other descriptor of the file is closed, as channels do all the time.
 *
 * <p>A filesystem without locks is taken as it is: nothing is locked there.
 */
public final class AdvisoryLock implements Closeable {

  private static final int ATTEMPTS = 10;
  private static final long PAUSE_MILLIS = 30;
  private static final int OWNER_ONLY = 0600;

  private final int descriptor;
  private final @Nullable Path temporary;
  private final @Nullable AdvisoryLock other;
  private boolean closed;

  private AdvisoryLock(int descriptor, @Nullable Path temporary, @Nullable AdvisoryLock other) {
    this.descriptor = descriptor;
    this.temporary = temporary;
    this.other = other;
  }

  /**
   * Locks an existing file.
   *
   * @throws IOException when it can't be opened, or somebody else has locked it
   */
  public static AdvisoryLock ofFile(Path path) throws IOException {
    return lock(path, path, false, null);
  }

  /**
   * Locks a place where a file is to appear, and what is there already. While it is held, a file
   * {@code .plumbline-*.lock} is beside the place.
   *
   * @throws IOException when the directory is missing or not writable, or somebody else has locked
   *     the place
   */
  public static AdvisoryLock ofPlace(Path place) throws IOException {
    AdvisoryLock present =
        Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(place)
            ? ofFile(place)
            : null;
    try {
      Path name = place.getFileName();
      // A hash: the name may already be as long as names can be.
      String hash = HexFormat.of().toHexDigits(hash(name == null ? "" : name.toString()));
      return lock(place.resolveSibling(".plumbline-" + hash + ".lock"), place, true, present);
    } catch (IOException | RuntimeException e) {
      if (present != null) {
        present.close();
      }
      throw e;
    }
  }

  private static AdvisoryLock lock(
      Path path, Path named, boolean temporary, @Nullable AdvisoryLock other) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int descriptor =
          temporary
              ? create(path, named)
              : FileCalls.open(path, OpenFlags.O_RDWR | OpenFlags.O_NONBLOCK);
      if (descriptor < 0 && !temporary) {
        descriptor = FileCalls.open(path, OpenFlags.O_RDONLY | OpenFlags.O_NONBLOCK);
      }
      if (descriptor < 0) {
        throw ErrnoException.of(named, "open", -descriptor);
      }
      boolean locked = FileCalls.lock(descriptor) != -Errno.EAGAIN.number();
      // Its last holder may have deleted or replaced it since it was opened.
      if (locked && FileCalls.links(named, descriptor) > 0) {
        if (temporary) {
          Leftovers.add(path);
        }
        return new AdvisoryLock(descriptor, temporary ? path : null, other);
      }
      Posix.close(descriptor);
      // The kernel's device manager, too, locks a block device for a moment.
      pause();
    }
    throw new IOException(named + ": somebody else is writing it");
  }

  /** Makes and opens it in one call: an open that fails must not leave it behind. */
  private static int create(Path path, Path named) throws IOException {
    int flags = OpenFlags.O_RDWR | OpenFlags.O_NONBLOCK | OpenFlags.O_NOFOLLOW | OpenFlags.O_CREAT;
    int descriptor = FileCalls.open(path, flags, OWNER_ONLY);
    if (descriptor == -Errno.ENOENT.number()) {
      throw new NoSuchFileException(PublishedFile.directory(named).toString());
    }
    if (descriptor == -Errno.EACCES.number()) {
      throw new AccessDeniedException(PublishedFile.directory(named).toString());
    }
    return descriptor;
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** FNV-1a. */
  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (temporary != null) {
        // Still locked: who has it open already finds it deleted, and tries again.
        Leftovers.delete(temporary);
      }
    } finally {
      Posix.close(descriptor);
      if (other != null) {
        other.close();
      }
    }
  }
}
