package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_lseek_in}: data or a hole is looked for.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                        file handle (64)                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                          offset (64)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                             whence                            |
 *  +---------------------------------------------------------------+
 *  |                            padding                            |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param handle what {@link OpenOut} gave
 * @param offsetBytes where to begin
 * @param whence {@code SEEK_DATA} or {@code SEEK_HOLE}; the kernel knows the others itself
 */
public record LseekIn(long handle, long offsetBytes, int whence) {

  /** Length in bytes. */
  public static final int BYTES = 24;

  /** Reads one from its first byte on. */
  public static LseekIn read(MemorySegment body) {
    return new LseekIn(
        body.get(Layouts.LONG, 0), body.get(Layouts.LONG, 8), body.get(Layouts.INT, 16));
  }
}
