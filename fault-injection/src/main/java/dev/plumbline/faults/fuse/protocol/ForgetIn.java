package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_forget_in}: the kernel forgets a node.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                          lookups (64)                         |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param lookups how many answers that named it are undone
 */
public record ForgetIn(long lookups) {

  /** Length in bytes. */
  public static final int BYTES = 8;

  /** Reads one from its first byte on. */
  public static ForgetIn read(MemorySegment body) {
    return new ForgetIn(body.get(Layouts.LONG, 0));
  }
}
