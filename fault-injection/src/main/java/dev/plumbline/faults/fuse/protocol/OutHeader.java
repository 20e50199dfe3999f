package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_out_header}: before each answer.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |           length of the answer, this header included          |
 *  +---------------------------------------------------------------+
 *  |                      error, 0 or negative                     |
 *  +---------------------------------------------------------------+
 *  |                          unique (64)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 */
public final class OutHeader {

  /** Length in bytes. */
  public static final int BYTES = 16;

  private OutHeader() {}

  /**
   * Writes one.
   *
   * @param answer at least {@link #BYTES}
   * @param lengthBytes of the whole answer
   * @param error 0, or {@code -errno}
   * @param unique the request's
   * @return {@link #BYTES}
   */
  public static int write(MemorySegment answer, int lengthBytes, int error, long unique) {
    answer.set(Layouts.INT, 0, lengthBytes);
    answer.set(Layouts.INT, 4, error);
    answer.set(Layouts.LONG, 8, unique);
    return BYTES;
  }
}
