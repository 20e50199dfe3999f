package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_write_in}: a file is written; the data follows.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                        file handle (64)                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                          offset (64)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                              size                             |
 *  +---------------------------------------------------------------+
 *  |                          write flags                          |
 *  +---------------------------------------------------------------+
 *  |                        lock owner (64)                        |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                           open flags                          |
 *  +---------------------------------------------------------------+
 *  |                            padding                            |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param handle what {@link OpenOut} gave
 * @param offsetBytes where
 * @param sizeBytes how much
 * @param writeFlags bit 0: comes from the page cache, the handle is a guess
 * @param flags {@code O_…} as they are now
 */
public record WriteIn(long handle, long offsetBytes, int sizeBytes, int writeFlags, int flags) {

  /** Length in bytes. */
  public static final int BYTES = 40;

  /** Reads one from its first byte on. */
  public static WriteIn read(MemorySegment body) {
    return new WriteIn(
        body.get(Layouts.LONG, 0),
        body.get(Layouts.LONG, 8),
        body.get(Layouts.INT, 16),
        body.get(Layouts.INT, 20),
        body.get(Layouts.INT, 32));
  }
}
