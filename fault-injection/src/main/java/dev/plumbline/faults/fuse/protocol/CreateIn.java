package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_create_in}: a file is made and opened; its name follows.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                           open flags                          |
 *  +---------------------------------------------------------------+
 *  |                              mode                             |
 *  +---------------------------------------------------------------+
 *  |                             umask                             |
 *  +---------------------------------------------------------------+
 *  |                         flags of FUSE                         |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param flags {@code O_…}
 * @param mode kind and permissions
 */
public record CreateIn(int flags, int mode) {

  /** Length in bytes. */
  public static final int BYTES = 16;

  /** Reads one from its first byte on. */
  public static CreateIn read(MemorySegment body) {
    return new CreateIn(body.get(Layouts.INT, 0), body.get(Layouts.INT, 4));
  }
}
