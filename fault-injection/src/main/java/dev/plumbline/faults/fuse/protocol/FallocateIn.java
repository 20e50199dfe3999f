package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_fallocate_in}: space is reserved, freed or zeroed.
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
 *  |                          length (64)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                              mode                             |
 *  +---------------------------------------------------------------+
 *  |                            padding                            |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param handle what {@link OpenOut} gave
 * @param offsetBytes where
 * @param lengthBytes how much
 * @param mode as {@code fallocate(2)} has it
 */
public record FallocateIn(long handle, long offsetBytes, long lengthBytes, int mode) {

  /** Length in bytes. */
  public static final int BYTES = 32;

  /** Reads one from its first byte on. */
  public static FallocateIn read(MemorySegment body) {
    return new FallocateIn(
        body.get(Layouts.LONG, 0),
        body.get(Layouts.LONG, 8),
        body.get(Layouts.LONG, 16),
        body.get(Layouts.INT, 24));
  }
}
