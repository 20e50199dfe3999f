package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_open_out}: a file or directory is open.
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
 *  |                             unused                            |
 *  +---------------------------------------------------------------+
 * </pre>
 */
public final class OpenOut {

  /** Length in bytes. */
  public static final int BYTES = 16;

  /** {@code FOPEN_DIRECT_IO}: every request of the program comes through as it made it. */
  public static final int DIRECT_IO = 1;

  /** {@code FOPEN_PARALLEL_DIRECT_WRITES}: writes to one file need not wait for each other. */
  public static final int PARALLEL_DIRECT_WRITES = 1 << 6;

  private OpenOut() {}

  /**
   * Writes one.
   *
   * @param answer at least {@link #BYTES}
   * @param handle what later requests will say
   * @param flags see the constants
   * @return {@link #BYTES}
   */
  public static int write(MemorySegment answer, long handle, int flags) {
    answer.set(Layouts.LONG, 0, handle);
    answer.set(Layouts.INT, 8, flags);
    answer.set(Layouts.INT, 12, 0);
    return BYTES;
  }
}
