package dev.plumbline.io;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a file demands of requests through a descriptor with {@code O_DIRECT}, and how that is
 * known.
 *
 * @param memoryBytes what the buffer's address must be a multiple of; a power of two, 0 where
 *     {@link #isNone}
 * @param offsetBytes what the position in the file must be a multiple of; likewise
 * @param lengthBytes what the request's length must be a multiple of; likewise
 * @param source how this is known
 * @param detail a clause for messages: who said so, or why there is no direct I/O
 */
public record DirectIoAlignment(
    int memoryBytes, int offsetBytes, int lengthBytes, Source source, String detail) {

  /**
   * What every request of this program is aligned to at least. Not only the device counts: the file
   * is also written through the buffered main descriptor, and two descriptors that share a page of
   * the page cache overwrite each other's bytes there.
   */
  public static final int LEAST_BYTES = 4096;

  /** How an alignment is known. */
  public enum Source {
    /** The kernel said so, by {@code statx} with {@code STATX_DIOALIGN}. */
    STATX,
    /** Requests were tried. */
    PROBED,
    /**
     * Neither: {@code statx} says nothing and nothing could be tried. Linux filesystems that say
     * nothing ask for no more than {@link #LEAST_BYTES}.
     */
    ASSUMED,
    /** There is no direct I/O on this file. */
    NONE
  }

  /** Whether there is no direct I/O on the file; {@link #detail} tells why. */
  public boolean isNone() {
    return source == Source.NONE;
  }

  /**
   * What requests through Java's own direct channel must be aligned to, in memory, offset and
   * length: the kernel's demands, {@link #LEAST_BYTES}, and the filesystem's block size, on which
   * {@code ExtendedOpenOption.DIRECT} insists whatever the kernel would take.
   *
   * @param blockSizeBytes the block size, as {@code statvfs} calls it {@code f_frsize}
   * @return a power of two
   */
  public int effectiveBytes(int blockSizeBytes) {
    int own = Math.max(memoryBytes, Math.max(offsetBytes, lengthBytes));
    return Math.max(LEAST_BYTES, Math.max(own, blockSizeBytes));
  }

  /**
   * The smallest alignment that works: the kernel's word, or where it says nothing, what tried
   * requests tell. Those only read the file; when it is too short to read from, they read and write
   * a scratch file of their own in its directory, which has no name or loses it at once. Only
   * trying loads jnr-posix.
   *
   * @param file a regular file or block device that exists
   * @throws IOException when it can't be opened or asked
   */
  public static DirectIoAlignment discover(Path file) throws IOException {
    DirectIoAlignment stated = stated(file);
    return stated.source() == Source.ASSUMED ? AlignmentProbe.probe(file) : stated;
  }

  /**
   * An alignment that works, without trying any request: the kernel's word, or else {@link
   * #LEAST_BYTES}.
   *
   * @param file a regular file or block device that exists
   * @throws IOException when it can't be opened or asked
   */
  public static DirectIoAlignment stated(Path file) throws IOException {
    if (!opensDirect(file)) {
      return none("the filesystem refuses to open it with O_DIRECT (EINVAL)");
    }
    FileCalls.DioAlign stated = FileCalls.dioAlign(file);
    if (!stated.isStated()) {
      return new DirectIoAlignment(
          LEAST_BYTES, LEAST_BYTES, LEAST_BYTES, Source.ASSUMED, "statx says nothing");
    }
    if (stated.memoryBytes() == 0 || stated.offsetBytes() == 0) {
      return none("statx says that there is none on it; the kernel would buffer all the same");
    }
    return new DirectIoAlignment(
        stated.memoryBytes(),
        stated.offsetBytes(),
        stated.offsetBytes(),
        Source.STATX,
        "statx says so");
  }

  /** There is no direct I/O, for a reason that is a clause. */
  public static DirectIoAlignment none(String reason) {
    return new DirectIoAlignment(0, 0, 0, Source.NONE, reason);
  }

  private static boolean opensDirect(Path file) throws IOException {
    // A device or pipe that isn't ready must not hold us up, so it is opened without waiting.
    int flags = OpenFlags.O_DIRECT | OpenFlags.O_NONBLOCK;
    int descriptor = FileCalls.open(file, OpenFlags.O_RDONLY | flags);
    if (descriptor == -Errno.EACCES.number()) {
      descriptor = FileCalls.open(file, OpenFlags.O_WRONLY | flags);
    }
    if (descriptor >= 0) {
      Posix.close(descriptor);
      return true;
    }
    if (descriptor == -Errno.EINVAL.number()) {
      return false;
    }
    throw ErrnoException.of(file, "open", -descriptor);
  }
}
