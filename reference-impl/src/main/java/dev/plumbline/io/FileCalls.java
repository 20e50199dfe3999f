package dev.plumbline.io;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** What the kernel says about a file's direct I/O, through {@link java.lang.foreign}. */
final class FileCalls {

  private static final int AT_FDCWD = -100;
  private static final int STATX_DIOALIGN = 0x2000;
  private static final int STATX_BYTES = 256;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int STATX_NLINK = 4;
  private static final int LOCK_EX_NB = 2 | 4;
  private static final long STX_MASK = 0;
  private static final long STX_NLINK = 16;
  private static final long STX_DIO_MEM_ALIGN = 152;
  private static final long STX_DIO_OFFSET_ALIGN = 156;
  private static final int STATVFS_BYTES = 112;
  private static final long F_FRSIZE = 8;

  private static final MethodHandle OPEN =
      NativeCalls.bind(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle STATX =
      NativeCalls.bind(
          "statx", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle FLOCK =
      NativeCalls.bind("flock", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle STATVFS =
      NativeCalls.bind("statvfs", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

  private FileCalls() {}

  /**
   * What {@code statx} says with {@code STATX_DIOALIGN} (Linux 6.1 on).
   *
   * @param isStated whether the filesystem says anything; silence does not mean that direct I/O
   *     fails
   * @param memoryBytes demanded alignment of memory; 0 together with the other means that there is
   *     no direct I/O on this file
   * @param offsetBytes demanded alignment of offset and length
   */
  record DioAlign(boolean isStated, int memoryBytes, int offsetBytes) {}

  /** An open descriptor without {@code O_CREAT}, or {@code -errno}. */
  static int open(Path path, int flags) {
    return open(path, flags, 0);
  }

  /**
   * An open descriptor, or {@code -errno}.
   *
   * @param mode permissions of what {@code O_CREAT} makes
   */
  static int open(Path path, int flags, int mode) {
    int all = flags | OpenFlags.O_CLOEXEC;
    return (int)
        NativeCalls.invoke((state, arena) ->
            (int) OPEN.invokeExact(state, arena.allocateFrom(path.toString()), all, mode));
  }

  /** Locks a descriptor's file against others, or {@code -errno}; {@code EAGAIN} if one has it. */
  static int lock(int descriptor) {
    return (int)
        NativeCalls.invoke((state, _) -> (int) FLOCK.invokeExact(state, descriptor, LOCK_EX_NB));
  }

  /** How many names the file of a descriptor has; 0 once it is deleted. */
  static int links(Path path, int descriptor) throws IOException {
    int[] found = new int[1];
    long result =
        NativeCalls.invoke((state, arena) -> {
          MemorySegment answer = arena.allocate(STATX_BYTES, Long.BYTES);
          MemorySegment name = arena.allocateFrom("");
          int status =
              (int) STATX.invokeExact(state, descriptor, name, AT_EMPTY_PATH, STATX_NLINK, answer);
          found[0] = answer.get(JAVA_INT, STX_NLINK);
          return status;
        });
    check(path, "statx", result);
    return found[0];
  }

  static DioAlign dioAlign(Path path) throws IOException {
    int[] found = new int[3];
    long result =
        NativeCalls.invoke((state, arena) -> {
          MemorySegment answer = arena.allocate(STATX_BYTES, Long.BYTES);
          MemorySegment name = arena.allocateFrom(path.toString());
          int status = (int) STATX.invokeExact(state, AT_FDCWD, name, 0, STATX_DIOALIGN, answer);
          found[0] = answer.get(JAVA_INT, STX_MASK);
          found[1] = answer.get(JAVA_INT, STX_DIO_MEM_ALIGN);
          found[2] = answer.get(JAVA_INT, STX_DIO_OFFSET_ALIGN);
          return status;
        });
    if (result == -Errno.ENOSYS.number()) {
      return new DioAlign(false, 0, 0);
    }
    check(path, "statx", result);
    return new DioAlign((found[0] & STATX_DIOALIGN) != 0, found[1], found[2]);
  }

  /**
   * The filesystem's block size in bytes, {@code f_frsize}: what Java demands of direct requests.
   */
  static int blockSizeBytes(Path path) throws IOException {
    long[] found = new long[1];
    long result =
        NativeCalls.invoke((state, arena) -> {
          MemorySegment answer = arena.allocate(STATVFS_BYTES, Long.BYTES);
          MemorySegment name = arena.allocateFrom(path.toString());
          int status = (int) STATVFS.invokeExact(state, name, answer);
          found[0] = answer.get(JAVA_LONG, F_FRSIZE);
          return status;
        });
    check(path, "statvfs", result);
    return Math.toIntExact(found[0]);
  }

  private static void check(Path path, String call, long result) throws IOException {
    if (result < 0) {
      throw ErrnoException.of(path, call, (int) -result);
    }
  }
}
