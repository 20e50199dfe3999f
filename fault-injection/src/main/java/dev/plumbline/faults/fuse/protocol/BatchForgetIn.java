package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_batch_forget_in}: the kernel forgets nodes; as many {@link ForgetOne} follow.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                             count                             |
 *  +---------------------------------------------------------------+
 *  |                             unused                            |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param count how many
 */
public record BatchForgetIn(int count) {

  /** Length in bytes. */
  public static final int BYTES = 8;

  /** Reads one from its first byte on. */
  public static BatchForgetIn read(MemorySegment body) {
    return new BatchForgetIn(body.get(Layouts.INT, 0));
  }
}
