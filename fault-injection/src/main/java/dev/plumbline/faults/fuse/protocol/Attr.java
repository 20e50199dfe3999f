package dev.plumbline.faults.fuse.protocol;

import dev.plumbline.faults.fuse.linux.Statx;
import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_attr}: a node's attributes.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                       inode number (64)                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                           size (64)                           |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                    blocks of 512 bytes (64)                   |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                           atime (64)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                           mtime (64)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                           ctime (64)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                       atime, nanoseconds                      |
 *  +---------------------------------------------------------------+
 *  |                       mtime, nanoseconds                      |
 *  +---------------------------------------------------------------+
 *  |                       ctime, nanoseconds                      |
 *  +---------------------------------------------------------------+
 *  |                              mode                             |
 *  +---------------------------------------------------------------+
 *  |                             links                             |
 *  +---------------------------------------------------------------+
 *  |                              uid                              |
 *  +---------------------------------------------------------------+
 *  |                              gid                              |
 *  +---------------------------------------------------------------+
 *  |                         device number                         |
 *  +---------------------------------------------------------------+
 *  |                           block size                          |
 *  +---------------------------------------------------------------+
 *  |                             flags                             |
 *  +---------------------------------------------------------------+
 * </pre>
 */
final class Attr {

  static final int BYTES = 88;

  private Attr() {}

  /**
   * Writes one.
   *
   * @param answer at least {@link #BYTES}
   * @param from what the backing filesystem says
   */
  static void write(MemorySegment answer, Statx from) {
    answer.set(Layouts.LONG, 0, from.inode());
    answer.set(Layouts.LONG, 8, from.sizeBytes());
    answer.set(Layouts.LONG, 16, from.sectors());
    answer.set(Layouts.LONG, 24, from.atimeSeconds());
    answer.set(Layouts.LONG, 32, from.mtimeSeconds());
    answer.set(Layouts.LONG, 40, from.ctimeSeconds());
    answer.set(Layouts.INT, 48, from.atimeNanos());
    answer.set(Layouts.INT, 52, from.mtimeNanos());
    answer.set(Layouts.INT, 56, from.ctimeNanos());
    answer.set(Layouts.INT, 60, from.mode());
    answer.set(Layouts.INT, 64, from.links());
    answer.set(Layouts.INT, 68, from.uid());
    answer.set(Layouts.INT, 72, from.gid());
    answer.set(Layouts.INT, 76, from.deviceNumber());
    answer.set(Layouts.INT, 80, from.blockSizeBytes());
    answer.set(Layouts.INT, 84, 0);
  }
}
