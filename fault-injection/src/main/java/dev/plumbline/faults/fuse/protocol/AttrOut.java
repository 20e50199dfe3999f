package dev.plumbline.faults.fuse.protocol;

import dev.plumbline.faults.fuse.linux.Statx;
import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_attr_out}: a node's attributes, not to be kept.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                  seconds that they hold (64)                  |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                    nanoseconds of the same                    |
 *  +---------------------------------------------------------------+
 *  |                             unused                            |
 *  +---------------------------------------------------------------+
 *  |                attributes, see Attr (88 bytes)                |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @see Attr
 */
public final class AttrOut {

  /** Length in bytes. */
  public static final int BYTES = 16 + Attr.BYTES;

  private AttrOut() {}

  /**
   * Writes one.
   *
   * @param answer at least {@link #BYTES}
   * @param from the attributes
   * @return {@link #BYTES}
   */
  public static int write(MemorySegment answer, Statx from) {
    answer.asSlice(0, 16).fill((byte) 0);
    Attr.write(answer.asSlice(16, Attr.BYTES), from);
    return BYTES;
  }
}
