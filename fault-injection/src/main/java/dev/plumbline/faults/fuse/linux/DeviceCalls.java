package dev.plumbline.faults.fuse.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.plumbline.io.Errno;
import dev.plumbline.io.NativeCalls;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Calls on {@code /dev/fuse}. */
public final class DeviceCalls {

  /** {@code FUSE_DEV_IOC_CLONE}: {@code _IOR(229, 0, uint32_t)}. */
  private static final long CLONE = (2L << 30) | (Integer.BYTES << 16) | (229 << 8);

  private static final MethodHandle READ =
      NativeCalls.bind("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITEV =
      NativeCalls.bind("writev", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle IOCTL =
      NativeCalls.bind(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));

  private DeviceCalls() {}

  /** Waits for a request; its length. */
  public static long read(CallRoom room, int device, MemorySegment to) {
    while (true) {
      try {
        long result = room.result((long) READ.invokeExact(room.errno(), device, to, to.byteSize()));
        if (result != -Errno.EINTR.number()) {
          return result;
        }
      } catch (Throwable e) {
        throw CallRoom.unexpected(e);
      }
    }
  }

  /**
   * Answers with what several pieces of memory hold, one after the other; its length.
   *
   * @param pieces {@code struct iovec}, one for each
   * @param count how many
   */
  public static long write(CallRoom room, int device, MemorySegment pieces, int count) {
    try {
      return room.result((long) WRITEV.invokeExact(room.errno(), device, pieces, count));
    } catch (Throwable e) {
      throw CallRoom.unexpected(e);
    }
  }

  /**
   * Connects a freshly opened device to the filesystem of another; 0.
   *
   * @param fresh the new descriptor
   * @param number a segment that holds the other's number
   */
  public static long cloneInto(CallRoom room, int fresh, MemorySegment number) {
    return room.call(errno -> (int) IOCTL.invokeExact(errno, fresh, CLONE, number));
  }
}
