package dev.plumbline.io;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Makes parts of a file read as zeros with {@code fallocate(2)}, on a descriptor of its own; where
 * the filesystem or device can't, zeros are written, and the result says so. The file's length
 * never changes.
 */
public final class FileSpace implements Closeable {

  /** How a part came to read as zeros. */
  public enum Zeroed {
    /** It is a hole: its disk space is free again, as far as whole blocks go. */
    HOLE,
    /** The filesystem marked its blocks as zero; they stay allocated. */
    ZERO_RANGE,
    /** Zeros were written, because the filesystem knows nothing better. */
    WRITTEN
  }

  private static final int KEEP_SIZE = 1;
  private static final int PUNCH_HOLE = 2;
  private static final int ZERO_RANGE = 0x10;
  private static final int ZEROS_BYTES = 1 << 18;

  private static final MethodHandle FALLOCATE =
      NativeCalls.bind(
          "fallocate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));

  private final Path path;
  private final FileIdentity identity;
  private final int descriptor;
  private @Nullable FileChannel writer;
  private @Nullable ByteBuffer zeros;
  private boolean closed;

  private FileSpace(Path path, FileIdentity identity, int descriptor) {
    this.path = path;
    this.identity = identity;
    this.descriptor = descriptor;
  }

  /**
   * Opens an existing file for writing.
   *
   * @throws IOException when the kernel refuses
   */
  public static FileSpace open(Path path) throws IOException {
    return open(path, FileIdentity.of(path));
  }

  /**
   * Opens a file once more, for writing.
   *
   * @param file the file, open already
   * @throws IOException when the kernel refuses, or its path leads to another file by now
   */
  public static FileSpace of(ChannelFile file) throws IOException {
    return open(file.path(), file.identity());
  }

  private static FileSpace open(Path path, FileIdentity identity) throws IOException {
    int descriptor = FileCalls.open(path, OpenFlags.O_WRONLY);
    if (descriptor < 0) {
      throw ErrnoException.of(path, "open", -descriptor);
    }
    FileSpace space = new FileSpace(path, identity, descriptor);
    try {
      identity.requireUnchanged();
      return space;
    } catch (IOException | RuntimeException e) {
      space.close();
      throw e;
    }
  }

  /**
   * Frees a part of the file.
   *
   * @param offsetBytes where it begins
   * @param lengthBytes how long it is; what lies past the end of the file is left out
   * @return {@link Zeroed#HOLE}, or {@link Zeroed#WRITTEN} where the filesystem has no holes to
   *     punch
   * @throws IOException when the kernel reports anything but "not supported"
   */
  public synchronized Zeroed punchHole(long offsetBytes, long lengthBytes) throws IOException {
    return zero(PUNCH_HOLE, Zeroed.HOLE, offsetBytes, lengthBytes);
  }

  /**
   * Zeroes a part of the file and keeps its disk space.
   *
   * @param offsetBytes where it begins
   * @param lengthBytes how long it is; what lies past the end of the file may be allocated
   * @return {@link Zeroed#ZERO_RANGE}, or {@link Zeroed#WRITTEN} where the filesystem can't
   * @throws IOException when the kernel reports anything but "not supported"
   */
  public synchronized Zeroed zeroRange(long offsetBytes, long lengthBytes) throws IOException {
    return zero(ZERO_RANGE, Zeroed.ZERO_RANGE, offsetBytes, lengthBytes);
  }

  private Zeroed zero(int mode, Zeroed wanted, long offsetBytes, long lengthBytes)
      throws IOException {
    if (closed) {
      throw new IOException(path + ": closed");
    }
    int flags = mode | KEEP_SIZE;
    long result =
        NativeCalls.invoke((state, _) ->
            (int) FALLOCATE.invokeExact(state, descriptor, flags, offsetBytes, lengthBytes));
    if (result >= 0) {
      return wanted;
    }
    int number = (int) -result;
    // A block device takes whole sectors only, and says so with EINVAL.
    if (number != Errno.EOPNOTSUPP.number()
        && number != Errno.ENOSYS.number()
        && (number != Errno.EINVAL.number() || identity.isRegular())) {
      throw ErrnoException.at(path, "fallocate", number, offsetBytes, lengthBytes);
    }
    writeZeros(offsetBytes, lengthBytes);
    return Zeroed.WRITTEN;
  }

  private void writeZeros(long offsetBytes, long lengthBytes) throws IOException {
    FileChannel channel = writer();
    long end = Math.min(Math.addExact(offsetBytes, lengthBytes), channel.size());
    ByteBuffer source = zeros;
    if (source == null) {
      source = ByteBuffer.allocateDirect(ZEROS_BYTES);
      zeros = source;
    }
    long position = offsetBytes;
    while (position < end) {
      source.clear().limit((int) Math.min(ZEROS_BYTES, end - position));
      position += channel.write(source, position);
    }
  }

  private FileChannel writer() throws IOException {
    FileChannel known = writer;
    if (known == null) {
      known = FileChannel.open(path, StandardOpenOption.WRITE);
      writer = known;
      identity.requireUnchanged();
    }
    return known;
  }

  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      Posix.close(descriptor);
      if (writer != null) {
        writer.close();
      }
    }
  }
}
