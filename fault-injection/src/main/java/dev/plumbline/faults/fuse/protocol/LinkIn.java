package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_link_in}: a further name is given to a node; the name follows.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                 node id of what is linked (64)                |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param oldNode what gets it
 */
public record LinkIn(long oldNode) {

  /** Length in bytes. */
  public static final int BYTES = 8;

  /** Reads one from its first byte on. */
  public static LinkIn read(MemorySegment body) {
    return new LinkIn(body.get(Layouts.LONG, 0));
  }
}
