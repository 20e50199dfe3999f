package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_read_in}: a file or directory is read.
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
 *  |                           read flags                          |
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
 * @param offsetBytes where; in a directory a cookie of {@link Dirent}
 * @param sizeBytes how much at most
 * @param flags {@code O_…} as they are now
 */
public record ReadIn(long handle, long offsetBytes, int sizeBytes, int flags) {

  /** Length in bytes. */
  public static final int BYTES = 40;

  /** Reads one from its first byte on. */
  public static ReadIn read(MemorySegment body) {
    return new ReadIn(
        body.get(Layouts.LONG, 0),
        body.get(Layouts.LONG, 8),
        body.get(Layouts.INT, 16),
        body.get(Layouts.INT, 32));
  }
}
