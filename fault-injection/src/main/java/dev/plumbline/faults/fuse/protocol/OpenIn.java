package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_open_in}: a file or directory is opened.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                           open flags                          |
 *  +---------------------------------------------------------------+
 *  |                         flags of FUSE                         |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param flags {@code O_…}, never {@code O_CREAT}
 */
public record OpenIn(int flags) {

  /** Length in bytes. */
  public static final int BYTES = 8;

  /** Reads one from its first byte on. */
  public static OpenIn read(MemorySegment body) {
    return new OpenIn(body.get(Layouts.INT, 0));
  }
}
