package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_lseek_out}: so far it is to data or a hole.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                          offset (64)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 */
public final class LseekOut {

  /** Length in bytes. */
  public static final int BYTES = 8;

  private LseekOut() {}

  /**
   * Writes one.
   *
   * @param answer at least {@link #BYTES}
   * @param offsetBytes where it begins
   * @return {@link #BYTES}
   */
  public static int write(MemorySegment answer, long offsetBytes) {
    answer.set(Layouts.LONG, 0, offsetBytes);
    return BYTES;
  }
}
