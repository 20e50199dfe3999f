package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_mknod_in}: a node of any kind is made; its name follows.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                              mode                             |
 *  +---------------------------------------------------------------+
 *  |                         device number                         |
 *  +---------------------------------------------------------------+
 *  |                             umask                             |
 *  +---------------------------------------------------------------+
 *  |                            padding                            |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param mode kind and permissions
 * @param device of a device node
 */
public record MknodIn(int mode, int device) {

  /** Length in bytes. */
  public static final int BYTES = 16;

  /** Reads one from its first byte on. */
  public static MknodIn read(MemorySegment body) {
    return new MknodIn(body.get(Layouts.INT, 0), body.get(Layouts.INT, 4));
  }
}
