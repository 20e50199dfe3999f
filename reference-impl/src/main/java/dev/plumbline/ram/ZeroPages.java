package dev.plumbline.ram;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Tells pages of zeros from others. */
public final class ZeroPages {

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final int STRIDE_BYTES = 64;

  private ZeroPages() {}

  /**
   * Whether a stretch of memory holds only zeros.
   *
   * @param memory any segment
   * @param offsetBytes where to begin
   * @param lengthBytes how far to look
   */
  public static boolean isZero(MemorySegment memory, long offsetBytes, long lengthBytes) {
    long end = offsetBytes + lengthBytes;
    long at = offsetBytes;
    for (; at + STRIDE_BYTES <= end; at += STRIDE_BYTES) {
      long any =
          memory.get(LONG, at)
              | memory.get(LONG, at + 8)
              | memory.get(LONG, at + 16)
              | memory.get(LONG, at + 24)
              | memory.get(LONG, at + 32)
              | memory.get(LONG, at + 40)
              | memory.get(LONG, at + 48)
              | memory.get(LONG, at + 56);
      if (any != 0) {
        return false;
      }
    }
    for (; at < end; at++) {
      if (memory.get(ValueLayout.JAVA_BYTE, at) != 0) {
        return false;
      }
    }
    return true;
  }
}
