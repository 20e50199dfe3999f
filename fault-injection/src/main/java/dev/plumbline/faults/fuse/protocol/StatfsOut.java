package dev.plumbline.faults.fuse.protocol;

import dev.plumbline.faults.fuse.linux.Statfs;
import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_statfs_out}: how full the filesystem is.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                          blocks (64)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                        free blocks (64)                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |             blocks free for others than root (64)             |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                           files (64)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                        free files (64)                        |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                           block size                          |
 *  +---------------------------------------------------------------+
 *  |                          longest name                         |
 *  +---------------------------------------------------------------+
 *  |                         fragment size                         |
 *  +---------------------------------------------------------------+
 *  |                            padding                            |
 *  +---------------------------------------------------------------+
 *  |                        spare (24 bytes)                       |
 *  +---------------------------------------------------------------+
 * </pre>
 */
public final class StatfsOut {

  /** Length in bytes. */
  public static final int BYTES = 80;

  private StatfsOut() {}

  /**
   * Writes one.
   *
   * @param answer at least {@link #BYTES}
   * @param from what the backing filesystem says
   * @return {@link #BYTES}
   */
  public static int write(MemorySegment answer, Statfs from) {
    answer.asSlice(0, BYTES).fill((byte) 0);
    answer.set(Layouts.LONG, 0, from.blocks());
    answer.set(Layouts.LONG, 8, from.freeBlocks());
    answer.set(Layouts.LONG, 16, from.availableBlocks());
    answer.set(Layouts.LONG, 24, from.files());
    answer.set(Layouts.LONG, 32, from.freeFiles());
    answer.set(Layouts.INT, 40, (int) from.blockSizeBytes());
    answer.set(Layouts.INT, 44, (int) from.longestNameBytes());
    answer.set(Layouts.INT, 48, (int) from.fragmentSizeBytes());
    return BYTES;
  }
}
