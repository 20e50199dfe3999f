package dev.plumbline.ram;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Tells pages of zeros from others. The comparison with a page of zeros is the JVM's own vector
 * code from the first call on; a loop written here is that fast only after the best of its
 * compilers has seen it, which a program that runs for a second doesn't live to see. The first
 * bytes are looked at before, for most pages tell there.
 */
public final class ZeroPages {

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final MemorySegment ZEROS = MemorySegment.ofArray(new long[(1 << 16) / 8]);

  private ZeroPages() {}

  /**
   * Whether a stretch of memory holds only zeros.
   *
   * @param memory any segment
   * @param offsetBytes where to begin
   * @param lengthBytes how far to look
   */
  public static boolean isZero(MemorySegment memory, long offsetBytes, long lengthBytes) {
    if (lengthBytes >= Long.BYTES && memory.get(LONG, offsetBytes) != 0) {
      return false;
    }
    long done = 0;
    while (done < lengthBytes) {
      long step = Math.min(ZEROS.byteSize(), lengthBytes - done);
      long at = offsetBytes + done;
      if (MemorySegment.mismatch(memory, at, at + step, ZEROS, 0, step) >= 0) {
        return false;
      }
      done += step;
    }
    return true;
  }
}
