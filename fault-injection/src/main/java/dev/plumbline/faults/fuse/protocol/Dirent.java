package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_dirent}: one name of a directory.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                       inode number                             |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                 cookie of the next entry                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                       length of the name                      |
 *  +---------------------------------------------------------------+
 *  |                              kind                             |
 *  +---------------------------------------------------------------+
 *  |                name, up to a multiple of 8                     |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 */
public final class Dirent {

  /** Where the name begins. */
  public static final int NAME_OFFSET = 24;

  private Dirent() {}

  /** How many bytes an entry with a name of that length takes. */
  public static int sizeBytes(int nameBytes) {
    return (NAME_OFFSET + nameBytes + 7) & -8;
  }

  /**
   * Writes one.
   *
   * @param answer at least {@link #sizeBytes}
   * @param inode its inode number
   * @param next what a later read of the directory will give as its offset
   * @param kind {@code DT_…}
   * @param name its name, without a NUL
   * @return {@link #sizeBytes}
   */
  public static int write(
      MemorySegment answer, long inode, long next, int kind, MemorySegment name) {
    int nameBytes = (int) name.byteSize();
    int size = sizeBytes(nameBytes);
    answer.set(Layouts.LONG, 0, inode);
    answer.set(Layouts.LONG, 8, next);
    answer.set(Layouts.INT, 16, nameBytes);
    answer.set(Layouts.INT, 20, kind);
    answer.asSlice(NAME_OFFSET, nameBytes).copyFrom(name);
    answer.asSlice(NAME_OFFSET + nameBytes, size - NAME_OFFSET - nameBytes).fill((byte) 0);
    return size;
  }
}
