package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_forget_one}: one of the nodes that {@link BatchForgetIn} is about.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                          node id (64)                         |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                          lookups (64)                         |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param nodeId which
 * @param lookups how many answers that named it are undone
 */
public record ForgetOne(long nodeId, long lookups) {

  /** Length in bytes. */
  public static final int BYTES = 16;

  /** Reads one from its first byte on. */
  public static ForgetOne read(MemorySegment body) {
    return new ForgetOne(body.get(Layouts.LONG, 0), body.get(Layouts.LONG, 8));
  }
}
