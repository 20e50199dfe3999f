package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_statx_in}: attributes are asked for, the time of birth among them.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                             flags                             |
 *  +---------------------------------------------------------------+
 *  |                            reserved                           |
 *  +---------------------------------------------------------------+
 *  |                        file handle (64)                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                          statx flags                          |
 *  +---------------------------------------------------------------+
 *  |                           statx mask                          |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param flags bit 0: the handle is valid
 * @param handle what {@link OpenOut} gave
 * @param statxFlags as {@code statx(2)} has them
 * @param mask what is asked for
 */
public record StatxIn(int flags, long handle, int statxFlags, int mask) {

  /** Length in bytes. */
  public static final int BYTES = 24;

  /** Reads one from its first byte on. */
  public static StatxIn read(MemorySegment body) {
    return new StatxIn(
        body.get(Layouts.INT, 0),
        body.get(Layouts.LONG, 8),
        body.get(Layouts.INT, 16),
        body.get(Layouts.INT, 20));
  }
}
