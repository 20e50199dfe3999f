package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_release_in}: the last descriptor of a handle is closed.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                        file handle (64)                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                           open flags                          |
 *  +---------------------------------------------------------------+
 *  |                         release flags                         |
 *  +---------------------------------------------------------------+
 *  |                        lock owner (64)                        |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param handle what {@link OpenOut} gave
 */
public record ReleaseIn(long handle) {

  /** Length in bytes. */
  public static final int BYTES = 24;

  /** Reads one from its first byte on. */
  public static ReleaseIn read(MemorySegment body) {
    return new ReleaseIn(body.get(Layouts.LONG, 0));
  }
}
