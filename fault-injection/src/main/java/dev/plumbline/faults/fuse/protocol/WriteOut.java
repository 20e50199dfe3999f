package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_write_out}: so much was written.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                              size                             |
 *  +---------------------------------------------------------------+
 *  |                            padding                            |
 *  +---------------------------------------------------------------+
 * </pre>
 */
public final class WriteOut {

  /** Length in bytes. */
  public static final int BYTES = 8;

  private WriteOut() {}

  /**
   * Writes one.
   *
   * @param answer at least {@link #BYTES}
   * @param sizeBytes how much
   * @return {@link #BYTES}
   */
  public static int write(MemorySegment answer, int sizeBytes) {
    answer.set(Layouts.INT, 0, sizeBytes);
    answer.set(Layouts.INT, 4, 0);
    return BYTES;
  }
}
