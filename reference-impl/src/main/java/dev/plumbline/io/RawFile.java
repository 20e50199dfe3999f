package dev.plumbline.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import jnr.constants.platform.Fcntl;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;

/**
 * {@link PositionedFile} straight on the system calls, by jnr-posix: any open flags, any memory
 * address, offset and length reach the kernel, and its own errno comes back in an {@link
 * ErrnoException}. {@link java.nio.channels.FileChannel} can do neither: it checks alignment itself
 * and never lets the kernel's {@code EINVAL} through.
 *
 * <p>Short transfers are returned as they are; a call that a signal interrupted before it did
 * anything ({@code EINTR}) is made again. Using this class loads jnr-posix, which takes about a
 * third of a second; nothing on the way of a save or restore does.
 */
public final class RawFile implements PositionedFile {

  private static final POSIX LIBC = POSIXFactory.getNativePOSIX();

  /** What one call of the kernel moves at most. */
  private static final long MOST_BYTES = 0x7fff_f000L;

  private static final int SEEK_END = 2;
  private static final int SEEK_DATA = 3;
  private static final int SEEK_HOLE = 4;

  private final Path path;
  private final int descriptor;
  // A descriptor's number may be another file's as soon as it is closed, so no call may overlap
  // with the close.
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private RawFile(Path path, int descriptor) {
    this.path = path;
    this.descriptor = descriptor;
  }

  /**
   * Opens a file without looking at it first: what {@code open(2)} takes is taken.
   *
   * @param path which
   * @param flags {@link OpenFlags}; {@code O_CLOEXEC} is always added
   * @param mode permissions if the call makes the file, such as {@code 0600}
   * @throws ErrnoException when the kernel refuses
   */
  public static RawFile open(Path path, int flags, int mode) throws ErrnoException {
    String name = path.toString();
    long descriptor = retried(() -> LIBC.open(name, flags | OpenFlags.O_CLOEXEC, mode));
    if (descriptor < 0) {
      throw ErrnoException.of(path, "open", LIBC.errno());
    }
    return new RawFile(path, (int) descriptor);
  }

  @Override
  public Path path() {
    return path;
  }

  /**
   * The flags of the open file, {@code fcntl(F_GETFL)}.
   *
   * @throws IOException when the kernel reports an error
   */
  public int flags() throws IOException {
    return (int) call("fcntl", () -> LIBC.fcntl(descriptor, Fcntl.F_GETFL));
  }

  /**
   * Changes those flags that can be changed, {@code fcntl(F_SETFL)}: {@code O_DIRECT} is one.
   *
   * @throws IOException when the kernel reports an error, such as {@code EINVAL} from a filesystem
   *     without direct I/O
   */
  public void setFlags(int flags) throws IOException {
    call("fcntl", () -> LIBC.fcntlInt(descriptor, Fcntl.F_SETFL, flags));
  }

  /**
   * One {@code pread(2)}.
   *
   * @param target off-heap memory, wherever it lies
   * @param positionBytes absolute in the file, passed on even if negative
   * @return bytes read, 0 at the end of the file
   * @throws IOException when the kernel reports an error
   */
  public long pread(MemorySegment target, long positionBytes) throws IOException {
    ByteBuffer buffer = bufferOf(target);
    int length = buffer.remaining();
    return call(
        "pread",
        positionBytes,
        length,
        () -> LIBC.pread(descriptor, buffer, length, positionBytes));
  }

  /**
   * One {@code pwrite(2)}.
   *
   * @param source off-heap memory, wherever it lies
   * @param positionBytes absolute in the file, passed on even if negative
   * @return bytes written
   * @throws IOException when the kernel reports an error
   */
  public long pwrite(MemorySegment source, long positionBytes) throws IOException {
    ByteBuffer buffer = bufferOf(source);
    int length = buffer.remaining();
    return call(
        "pwrite",
        positionBytes,
        length,
        () -> LIBC.pwrite(descriptor, buffer, length, positionBytes));
  }

  /** Reads at a position; a heap buffer is filled through off-heap memory aligned to nothing. */
  @Override
  public int read(ByteBuffer target, long positionBytes) throws IOException {
    if (!target.hasRemaining()) {
      return 0;
    }
    ByteBuffer memory =
        target.isDirect() ? target.slice() : ByteBuffer.allocateDirect(target.remaining());
    int count = (int) pread(MemorySegment.ofBuffer(memory), positionBytes);
    if (target.isDirect()) {
      target.position(target.position() + count);
    } else {
      target.put(memory.limit(count));
    }
    return count == 0 ? -1 : count;
  }

  /** Writes at a position; a heap buffer goes through off-heap memory aligned to nothing. */
  @Override
  public int write(ByteBuffer source, long positionBytes) throws IOException {
    ByteBuffer memory =
        source.isDirect()
            ? source.slice()
            : ByteBuffer.allocateDirect(source.remaining()).put(source.duplicate()).flip();
    int count = (int) pwrite(MemorySegment.ofBuffer(memory), positionBytes);
    source.position(source.position() + count);
    return count;
  }

  @Override
  public long sizeBytes() throws IOException {
    return call("lseek", () -> LIBC.lseekLong(descriptor, 0, SEEK_END));
  }

  @Override
  public void truncate(long sizeBytes) throws IOException {
    call("ftruncate", sizeBytes, 0, () -> LIBC.ftruncate(descriptor, sizeBytes));
  }

  @Override
  public void sync() throws IOException {
    call("fsync", () -> LIBC.fsync(descriptor));
  }

  @Override
  public Extent dataFrom(long positionBytes) throws IOException {
    try {
      long start = seek(positionBytes, SEEK_DATA);
      return new Extent(start, seek(start, SEEK_HOLE));
    } catch (ErrnoException e) {
      if (e.errno() == Errno.ENXIO) {
        return Extent.NONE;
      }
      // A block device knows no holes.
      long end = e.errno() == Errno.EINVAL ? sizeBytes() : -1;
      if (end < 0) {
        throw e;
      }
      return positionBytes < end ? new Extent(positionBytes, end) : Extent.NONE;
    }
  }

  /** The file position that this moves is nobody's: every transfer names its own. */
  private long seek(long positionBytes, int whence) throws IOException {
    return call("lseek", positionBytes, 0, () -> LIBC.lseekLong(descriptor, positionBytes, whence));
  }

  /** Waits for calls under way. An error is reported once; the descriptor is gone in any case. */
  @Override
  public void close() throws IOException {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        if (LIBC.close(descriptor) < 0) {
          throw ErrnoException.of(path, "close", LIBC.errno());
        }
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static ByteBuffer bufferOf(MemorySegment memory) {
    if (!memory.isNative()) {
      throw new IllegalArgumentException("memory on the heap has no address: " + memory);
    }
    return memory.asSlice(0, Math.min(memory.byteSize(), MOST_BYTES)).asByteBuffer();
  }

  private long call(String name, LongSupplier attempt) throws IOException {
    return checked(attempt, number -> ErrnoException.of(path, name, number));
  }

  private long call(String name, long offsetBytes, long lengthBytes, LongSupplier attempt)
      throws IOException {
    return checked(
        attempt, number -> ErrnoException.at(path, name, number, offsetBytes, lengthBytes));
  }

  @FunctionalInterface
  private interface Failure {
    ErrnoException of(int number);
  }

  private long checked(LongSupplier attempt, Failure failure) throws IOException {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new ClosedChannelException();
      }
      long result = retried(attempt);
      if (result < 0) {
        throw failure.of(LIBC.errno());
      }
      return result;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** As {@code TEMP_FAILURE_RETRY} of the GNU C library: a signal is no reason to fail. */
  private static long retried(LongSupplier attempt) {
    while (true) {
      long result = attempt.getAsLong();
      if (result >= 0 || LIBC.errno() != Errno.EINTR.number()) {
        return result;
      }
    }
  }
}
