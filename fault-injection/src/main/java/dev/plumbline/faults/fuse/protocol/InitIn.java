package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_init_in}: what the kernel offers, its first request.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                         major version                         |
 *  +---------------------------------------------------------------+
 *  |                         minor version                         |
 *  +---------------------------------------------------------------+
 *  |                         max readahead                         |
 *  +---------------------------------------------------------------+
 *  |                      flags, bits 0 to 31                      |
 *  +---------------------------------------------------------------+
 *  |                      flags, bits 32 to 63                     |
 *  +---------------------------------------------------------------+
 *  |                       unused (44 bytes)                       |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param major 7
 * @param minor such as 45
 * @param maxReadaheadBytes most bytes read ahead
 * @param flags see {@link InitFlags}
 * @param moreFlags there if {@link InitFlags#INIT_EXT} is set
 */
public record InitIn(int major, int minor, int maxReadaheadBytes, int flags, int moreFlags) {

  /** Length in bytes since version 7.36. */
  public static final int BYTES = 64;

  /** Reads one from its first byte on. */
  public static InitIn read(MemorySegment body) {
    return new InitIn(
        body.get(Layouts.INT, 0),
        body.get(Layouts.INT, 4),
        body.get(Layouts.INT, 8),
        body.get(Layouts.INT, 12),
        body.byteSize() < BYTES ? 0 : body.get(Layouts.INT, 16));
  }
}
