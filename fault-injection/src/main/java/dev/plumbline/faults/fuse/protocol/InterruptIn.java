package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_interrupt_in}: a signal came for who waits for another request.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                   unique of the request (64)                  |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param unique which
 */
public record InterruptIn(long unique) {

  /** Length in bytes. */
  public static final int BYTES = 8;

  /** Reads one from its first byte on. */
  public static InterruptIn read(MemorySegment body) {
    return new InterruptIn(body.get(Layouts.LONG, 0));
  }
}
