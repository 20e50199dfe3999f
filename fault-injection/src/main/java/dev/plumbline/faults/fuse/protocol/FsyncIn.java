package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_fsync_in}: a file or directory is synced.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                        file handle (64)                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                             flags                             |
 *  +---------------------------------------------------------------+
 *  |                            padding                            |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param handle what {@link OpenOut} gave
 * @param flags bit 0: data only, {@code fdatasync(2)}
 */
public record FsyncIn(long handle, int flags) {

  /** Length in bytes. */
  public static final int BYTES = 16;

  /** Reads one from its first byte on. */
  public static FsyncIn read(MemorySegment body) {
    return new FsyncIn(body.get(Layouts.LONG, 0), body.get(Layouts.INT, 8));
  }
}
