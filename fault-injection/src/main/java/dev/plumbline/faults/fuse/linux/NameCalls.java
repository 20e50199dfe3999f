package dev.plumbline.faults.fuse.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.plumbline.io.NativeCalls;
import dev.plumbline.io.OpenFlags;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Calls on names and what they lead to. A name is looked up in the directory of a descriptor and
 * never followed if it is a symbolic link; a node is a descriptor with {@code O_PATH}.
 */
public final class NameCalls {

  /** Stands for the working directory; with an absolute path it doesn't matter. */
  public static final int AT_FDCWD = -100;

  /** Removes a directory and nothing else. */
  public static final int AT_REMOVEDIR = 0x200;

  /** Two names change places. */
  public static final int RENAME_EXCHANGE = 2;

  private static final int AT_SYMLINK_FOLLOW = 0x400;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int O_PATH = 0x20_0000;

  private static final MethodHandle OPENAT =
      NativeCalls.bind(
          "openat",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
          Linker.Option.firstVariadicArg(3));
  private static final MethodHandle STATX =
      NativeCalls.bind(
          "statx", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle FSTATFS =
      NativeCalls.bind("fstatfs", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle MKNODAT =
      NativeCalls.bind(
          "mknodat", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG));
  private static final MethodHandle MKDIRAT =
      NativeCalls.bind("mkdirat", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle SYMLINKAT =
      NativeCalls.bind("symlinkat", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
  private static final MethodHandle LINKAT =
      NativeCalls.bind(
          "linkat",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle UNLINKAT =
      NativeCalls.bind("unlinkat", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle RENAMEAT2 =
      NativeCalls.bind(
          "renameat2",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle READLINKAT =
      NativeCalls.bind(
          "readlinkat", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
  private static final MethodHandle CHMOD =
      NativeCalls.bind("chmod", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle FCHOWNAT =
      NativeCalls.bind(
          "fchownat",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle UTIMENSAT =
      NativeCalls.bind(
          "utimensat", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
  private static final MethodHandle UMASK =
      NativeCalls.bind("umask", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private NameCalls() {}

  /**
   * A descriptor that only stands for a node.
   *
   * @param directory where the name is looked up
   * @param name NUL-terminated
   */
  public static long node(CallRoom room, int directory, MemorySegment name) {
    return open(room, directory, name, O_PATH, 0);
  }

  /**
   * An open descriptor, close-on-exec, symbolic links not followed.
   *
   * @param directory where the name is looked up
   * @param name NUL-terminated
   * @param flags {@code O_…}
   * @param mode permissions of what is made
   */
  public static long open(CallRoom room, int directory, MemorySegment name, int flags, int mode) {
    int all = flags | OpenFlags.O_CLOEXEC | OpenFlags.O_NOFOLLOW;
    return room.call(errno -> (int) OPENAT.invokeExact(errno, directory, name, all, mode));
  }

  /** An open descriptor of a node, close-on-exec. */
  public static long reopen(CallRoom room, int node, int flags) {
    int all = (flags & ~OpenFlags.O_NOFOLLOW) | OpenFlags.O_CLOEXEC;
    MemorySegment path = room.procPath(node);
    return room.call(errno -> (int) OPENAT.invokeExact(errno, AT_FDCWD, path, all, 0));
  }

  /** Fills {@link CallRoom#statx} with a descriptor's attributes; 0. */
  public static long stat(CallRoom room, int descriptor) {
    MemorySegment answer = room.statx().segment();
    return room.call(errno ->
        (int)
            STATX.invokeExact(
                errno, descriptor, room.empty(), AT_EMPTY_PATH, Statx.BASIC_AND_BIRTH, answer));
  }

  /** Fills {@link CallRoom#statfs}; 0. */
  public static long statfs(CallRoom room, int descriptor) {
    MemorySegment answer = room.statfs().segment();
    return room.call(errno -> (int) FSTATFS.invokeExact(errno, descriptor, answer));
  }

  /** 0. */
  public static long mknod(CallRoom room, int directory, MemorySegment name, int mode, int device) {
    long number = Integer.toUnsignedLong(device);
    return room.call(errno -> (int) MKNODAT.invokeExact(errno, directory, name, mode, number));
  }

  /** 0. */
  public static long mkdir(CallRoom room, int directory, MemorySegment name, int mode) {
    return room.call(errno -> (int) MKDIRAT.invokeExact(errno, directory, name, mode));
  }

  /** 0. */
  public static long symlink(
      CallRoom room, MemorySegment target, int directory, MemorySegment name) {
    return room.call(errno -> (int) SYMLINKAT.invokeExact(errno, target, directory, name));
  }

  /** Gives a node a further name; 0. */
  public static long link(CallRoom room, int node, int directory, MemorySegment name) {
    MemorySegment path = room.procPath(node);
    return room.call(errno ->
        (int) LINKAT.invokeExact(errno, AT_FDCWD, path, directory, name, AT_SYMLINK_FOLLOW));
  }

  /**
   * 0.
   *
   * @param flags 0 or {@link #AT_REMOVEDIR}
   */
  public static long unlink(CallRoom room, int directory, MemorySegment name, int flags) {
    return room.call(errno -> (int) UNLINKAT.invokeExact(errno, directory, name, flags));
  }

  /** 0. */
  public static long rename(
      CallRoom room, int from, MemorySegment oldName, int to, MemorySegment newName, int flags) {
    return room.call(
        errno -> (int) RENAMEAT2.invokeExact(errno, from, oldName, to, newName, flags));
  }

  /** The length of what a symbolic link says, at most {@code to}'s. */
  public static long readlink(CallRoom room, int node, MemorySegment to) {
    return room.call(
        errno -> (long) READLINKAT.invokeExact(errno, node, room.empty(), to, to.byteSize()));
  }

  /** 0. */
  public static long chmod(CallRoom room, int node, int mode) {
    MemorySegment path = room.procPath(node);
    return room.call(errno -> (int) CHMOD.invokeExact(errno, path, mode));
  }

  /**
   * 0.
   *
   * @param uid -1 leaves it
   * @param gid -1 leaves it
   */
  public static long chown(CallRoom room, int node, int uid, int gid) {
    return room.call(
        errno -> (int) FCHOWNAT.invokeExact(errno, node, room.empty(), uid, gid, AT_EMPTY_PATH));
  }

  /**
   * 0.
   *
   * @param times two {@code struct timespec}: access and modification
   */
  public static long utimens(CallRoom room, int node, MemorySegment times) {
    MemorySegment path = room.procPath(node);
    return room.call(errno -> (int) UTIMENSAT.invokeExact(errno, AT_FDCWD, path, times, 0));
  }

  /** The whole process's mask of permissions, as it was before. */
  public static long umask(CallRoom room, int mask) {
    return room.call(errno -> (int) UMASK.invokeExact(errno, mask));
  }
}
