package dev.plumbline.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Opens the second descriptor of a file, the one that channels use: direct when asked and possible.
 * The file is never created and never truncated, as QEMU opens its channels' descriptors.
 */
public final class DirectFiles {

  private DirectFiles() {}

  /**
   * What was opened.
   *
   * @param file through which to read or write, the caller's to close
   * @param direct whether it bypasses the page cache
   * @param alignmentBytes what memory, offset and length of every request on it must be multiples
   *     of; 1 when it is buffered
   * @param notice why it is buffered although direct I/O was wished for; null otherwise
   */
  public record Opened(
      PositionedFile file, boolean direct, int alignmentBytes, @Nullable String notice) {}

  /**
   * Opens an existing regular file or block device.
   *
   * @param path which
   * @param forWriting whether it is opened for writing only, or else for reading only
   * @param wish whether it should be direct
   * @throws IOException when it can't be opened, is of another kind, or direct I/O is {@link
   *     DirectIo#ON} and the filesystem has none
   */
  public static Opened open(Path path, boolean forWriting, DirectIo wish) throws IOException {
    return open(Disk.REAL, path, forWriting, wish);
  }

  /**
   * Opens a file on a disk.
   *
   * @see #open(Path, boolean, DirectIo)
   */
  public static Opened open(Disk disk, Path path, boolean forWriting, DirectIo wish)
      throws IOException {
    requireFile(disk, path);
    if (wish == DirectIo.OFF) {
      return buffered(disk, path, forWriting, null);
    }
    DirectIoAlignment alignment = disk.alignment(path);
    if (!alignment.isNone()) {
      int bytes = alignment.effectiveBytes(disk.blockSizeBytes(path));
      PositionedFile file = disk.openChannel(path, forWriting, true);
      String refusal =
          alignment.source() == DirectIoAlignment.Source.ASSUMED && !forWriting
              ? refusalOfFirstRead(file, bytes)
              : null;
      if (refusal == null) {
        return new Opened(file, true, bytes, null);
      }
      file.close();
      alignment = DirectIoAlignment.none(refusal);
    }
    if (wish == DirectIo.ON) {
      throw new IOException(
          path + ": direct I/O is on, but impossible on this file: " + alignment.detail());
    }
    return buffered(
        disk, path, forWriting, path + ": no direct I/O, buffered instead: " + alignment.detail());
  }

  /**
   * Opens one more descriptor of a file that is open already.
   *
   * @throws IOException also when its path leads to another file by now
   * @see #open
   */
  public static Opened another(Disk disk, PositionedFile file, boolean forWriting, DirectIo wish)
      throws IOException {
    Opened opened = open(disk, file.path(), forWriting, wish);
    FileIdentity identity = file.identity();
    try {
      if (identity != null) {
        identity.requireUnchanged();
      }
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.file().close();
      throw e;
    }
  }

  private static Opened buffered(Disk disk, Path path, boolean forWriting, @Nullable String notice)
      throws IOException {
    return new Opened(disk.openChannel(path, forWriting, false), false, 1, notice);
  }

  /** Where the kernel says nothing, one read tells whether requests so aligned are taken. */
  private static @Nullable String refusalOfFirstRead(PositionedFile file, int bytes)
      throws IOException {
    if (file.sizeBytes() < bytes) {
      return null;
    }
    try (Arena arena = Arena.ofConfined()) {
      file.read(arena.allocate(bytes, bytes).asByteBuffer(), 0);
      return null;
    } catch (IOException e) {
      return "a direct read of " + bytes + " bytes failed: " + e.getMessage();
    }
  }

  private static void requireFile(Disk disk, Path path) throws IOException {
    switch (disk.kind(path, true)) {
      case REGULAR, BLOCK_DEVICE -> {}
      case NOTHING -> throw new NoSuchFileException(path.toString());
      case DIRECTORY, SYMBOLIC_LINK, OTHER ->
          throw new IOException(path + ": is neither a regular file nor a block device");
    }
  }
}
