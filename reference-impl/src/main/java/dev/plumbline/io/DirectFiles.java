package dev.plumbline.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
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
    requireFile(path);
    if (wish == DirectIo.OFF) {
      return buffered(path, forWriting, null);
    }
    DirectIoAlignment alignment = DirectIoAlignment.stated(path);
    if (!alignment.isNone()) {
      int bytes = alignment.effectiveBytes(FileCalls.blockSizeBytes(path));
      PositionedFile file = openChannel(path, forWriting, directOption());
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
        path, forWriting, path + ": no direct I/O, buffered instead: " + alignment.detail());
  }

  /**
   * Opens one more descriptor of a file that is open already.
   *
   * @throws IOException also when its path leads to another file by now
   * @see #open
   */
  public static Opened another(PositionedFile file, boolean forWriting, DirectIo wish)
      throws IOException {
    Opened opened = open(file.path(), forWriting, wish);
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

  private static Opened buffered(Path path, boolean forWriting, @Nullable String notice)
      throws IOException {
    return new Opened(openChannel(path, forWriting), false, 1, notice);
  }

  private static PositionedFile openChannel(Path path, boolean forWriting, OpenOption... more)
      throws IOException {
    OpenOption access = forWriting ? StandardOpenOption.WRITE : StandardOpenOption.READ;
    Set<OpenOption> options = new HashSet<>(Set.of(more));
    options.add(access);
    return ChannelFile.open(path, null, options);
  }

  /**
   * {@code com.sun.nio.file.ExtendedOpenOption.DIRECT}, by its name: every JDK has it, but the
   * compiler's warning of it can't be switched off, and warnings are errors here.
   */
  private static OpenOption directOption() throws IOException {
    try {
      for (Object option :
          Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants()) {
        if (option instanceof OpenOption direct && option.toString().equals("DIRECT")) {
          return direct;
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IOException("this Java has no direct I/O (module jdk.unsupported is missing)", e);
    }
    throw new IOException("this Java has no direct I/O (ExtendedOpenOption.DIRECT is missing)");
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

  private static void requireFile(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isRegularFile(path) && !BlockDevices.isBlockDevice(path)) {
      throw new IOException(path + ": is neither a regular file nor a block device");
    }
  }
}
