package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_setattr_in}: attributes are changed: mode, owner, size, times.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                             valid                             |
 *  +---------------------------------------------------------------+
 *  |                            padding                            |
 *  +---------------------------------------------------------------+
 *  |                        file handle (64)                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                           size (64)                           |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                        lock owner (64)                        |
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
 *  |                             unused                            |
 *  +---------------------------------------------------------------+
 *  |                              uid                              |
 *  +---------------------------------------------------------------+
 *  |                              gid                              |
 *  +---------------------------------------------------------------+
 *  |                             unused                            |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param valid which of the others count, see the constants
 * @param handle what {@link OpenOut} gave
 * @param sizeBytes new length
 * @param atimeSeconds new access time
 * @param mtimeSeconds new modification time
 * @param atimeNanos its fraction
 * @param mtimeNanos its fraction
 * @param mode new permissions
 * @param uid new owner
 * @param gid new group
 */
public record SetattrIn(
    int valid,
    long handle,
    long sizeBytes,
    long atimeSeconds,
    long mtimeSeconds,
    int atimeNanos,
    int mtimeNanos,
    int mode,
    int uid,
    int gid) {

  /** Bit of {@code valid}. */
  public static final int MODE = 1;

  /** Bit of {@code valid}. */
  public static final int UID = 1 << 1;

  /** Bit of {@code valid}. */
  public static final int GID = 1 << 2;

  /** Bit of {@code valid}. */
  public static final int SIZE = 1 << 3;

  /** Bit of {@code valid}. */
  public static final int ATIME = 1 << 4;

  /** Bit of {@code valid}. */
  public static final int MTIME = 1 << 5;

  /** Bit of {@code valid}: the handle counts. */
  public static final int HANDLE = 1 << 6;

  /** Bit of {@code valid}: the access time becomes the present. */
  public static final int ATIME_NOW = 1 << 7;

  /** Bit of {@code valid}: the modification time becomes the present. */
  public static final int MTIME_NOW = 1 << 8;

  /** Length in bytes. */
  public static final int BYTES = 88;

  /** Reads one from its first byte on. */
  public static SetattrIn read(MemorySegment body) {
    return new SetattrIn(
        body.get(Layouts.INT, 0),
        body.get(Layouts.LONG, 8),
        body.get(Layouts.LONG, 16),
        body.get(Layouts.LONG, 32),
        body.get(Layouts.LONG, 40),
        body.get(Layouts.INT, 56),
        body.get(Layouts.INT, 60),
        body.get(Layouts.INT, 68),
        body.get(Layouts.INT, 76),
        body.get(Layouts.INT, 80));
  }
}
