package dev.plumbline.faults.fuse.protocol;

import dev.plumbline.faults.fuse.linux.Statx;
import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_statx_out}: a node's attributes in the kernel's own newer form, not to be kept.
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
 *  |                             flags                             |
 *  +---------------------------------------------------------------+
 *  |                        spare (16 bytes)                       |
 *  +---------------------------------------------------------------+
 *  |          struct statx as statx(2) has it (256 bytes)          |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @see Statx
 */
public final class StatxOut {

  /** Length in bytes. */
  public static final int BYTES = 32 + Statx.BYTES;

  private StatxOut() {}

  /**
   * Writes one.
   *
   * @param answer at least {@link #BYTES}
   * @param from the attributes
   * @return {@link #BYTES}
   */
  public static int write(MemorySegment answer, Statx from) {
    answer.asSlice(0, 32).fill((byte) 0);
    answer.asSlice(32, Statx.BYTES).copyFrom(from.segment());
    return BYTES;
  }
}
