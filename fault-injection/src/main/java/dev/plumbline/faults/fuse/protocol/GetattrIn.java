package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_getattr_in}: attributes are asked for.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                             flags                             |
 *  +---------------------------------------------------------------+
 *  |                             unused                            |
 *  +---------------------------------------------------------------+
 *  |                        file handle (64)                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param flags bit 0: the handle is valid
 * @param handle what {@link OpenOut} gave
 */
public record GetattrIn(int flags, long handle) {

  /** Length in bytes. */
  public static final int BYTES = 16;

  /** Reads one from its first byte on. */
  public static GetattrIn read(MemorySegment body) {
    return new GetattrIn(body.get(Layouts.INT, 0), body.get(Layouts.LONG, 8));
  }
}
