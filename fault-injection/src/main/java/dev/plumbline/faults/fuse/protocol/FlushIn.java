package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_flush_in}: one descriptor of a handle is closed; the error is that of {@code
 * close(2)}.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                        file handle (64)                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                             unused                            |
 *  +---------------------------------------------------------------+
 *  |                            padding                            |
 *  +---------------------------------------------------------------+
 *  |                        lock owner (64)                        |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param handle what {@link OpenOut} gave
 */
public record FlushIn(long handle) {

  /** Length in bytes. */
  public static final int BYTES = 24;

  /** Reads one from its first byte on. */
  public static FlushIn read(MemorySegment body) {
    return new FlushIn(body.get(Layouts.LONG, 0));
  }
}
