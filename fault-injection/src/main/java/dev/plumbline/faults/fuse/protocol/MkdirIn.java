package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_mkdir_in}: a directory is made; its name follows.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                              mode                             |
 *  +---------------------------------------------------------------+
 *  |                             umask                             |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param mode permissions
 */
public record MkdirIn(int mode) {

  /** Length in bytes. */
  public static final int BYTES = 8;

  /** Reads one from its first byte on. */
  public static MkdirIn read(MemorySegment body) {
    return new MkdirIn(body.get(Layouts.INT, 0));
  }
}
