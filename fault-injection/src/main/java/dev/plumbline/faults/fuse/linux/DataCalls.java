package dev.plumbline.faults.fuse.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.plumbline.io.NativeCalls;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Calls on what is in a file. */
public final class DataCalls {

  private static final FunctionDescriptor ON_DESCRIPTOR = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
  private static final FunctionDescriptor TRANSFER =
      FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);

  private static final MethodHandle PREAD = NativeCalls.bind("pread", TRANSFER);
  private static final MethodHandle PWRITE = NativeCalls.bind("pwrite", TRANSFER);
  private static final MethodHandle LSEEK =
      NativeCalls.bind("lseek", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));
  private static final MethodHandle FALLOCATE =
      NativeCalls.bind(
          "fallocate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle FTRUNCATE =
      NativeCalls.bind("ftruncate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle FSYNC = NativeCalls.bind("fsync", ON_DESCRIPTOR);
  private static final MethodHandle FDATASYNC = NativeCalls.bind("fdatasync", ON_DESCRIPTOR);
  private static final MethodHandle DUP = NativeCalls.bind("dup", ON_DESCRIPTOR);
  private static final MethodHandle CLOSE = NativeCalls.bind("close", ON_DESCRIPTOR);

  private DataCalls() {}

  /** How many bytes were read; 0 at the end. */
  public static long pread(
      CallRoom room, int descriptor, MemorySegment to, long lengthBytes, long offsetBytes) {
    try {
      return room.result(
          (long) PREAD.invokeExact(room.errno(), descriptor, to, lengthBytes, offsetBytes));
    } catch (Throwable e) {
      throw CallRoom.unexpected(e);
    }
  }

  /** How many bytes were written. */
  public static long pwrite(
      CallRoom room, int descriptor, MemorySegment from, long lengthBytes, long offsetBytes) {
    try {
      return room.result(
          (long) PWRITE.invokeExact(room.errno(), descriptor, from, lengthBytes, offsetBytes));
    } catch (Throwable e) {
      throw CallRoom.unexpected(e);
    }
  }

  /** The new position. */
  public static long lseek(CallRoom room, int descriptor, long offsetBytes, int whence) {
    return room.call(errno -> (long) LSEEK.invokeExact(errno, descriptor, offsetBytes, whence));
  }

  /** 0. */
  public static long fallocate(
      CallRoom room, int descriptor, int mode, long offsetBytes, long lengthBytes) {
    return room.call(
        errno -> (int) FALLOCATE.invokeExact(errno, descriptor, mode, offsetBytes, lengthBytes));
  }

  /** 0. */
  public static long ftruncate(CallRoom room, int descriptor, long sizeBytes) {
    return room.call(errno -> (int) FTRUNCATE.invokeExact(errno, descriptor, sizeBytes));
  }

  /** 0. */
  public static long sync(CallRoom room, int descriptor, boolean dataOnly) {
    return room.call(errno ->
        dataOnly
            ? (int) FDATASYNC.invokeExact(errno, descriptor)
            : (int) FSYNC.invokeExact(errno, descriptor));
  }

  /** Another descriptor, without {@code O_CLOEXEC}. */
  public static long dup(CallRoom room, int descriptor) {
    return room.call(errno -> (int) DUP.invokeExact(errno, descriptor));
  }

  /** 0. The descriptor is gone in any case. */
  public static long close(CallRoom room, int descriptor) {
    return room.call(errno -> (int) CLOSE.invokeExact(errno, descriptor));
  }
}
