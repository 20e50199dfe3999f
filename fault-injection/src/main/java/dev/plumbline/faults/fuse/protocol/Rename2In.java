package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_rename2_in}: something is renamed or exchanged; old and new name follow.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |               node id of the new directory (64)               |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                             flags                             |
 *  +---------------------------------------------------------------+
 *  |                            padding                            |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param newDirectory where it goes
 * @param flags {@code RENAME_…} of {@code renameat2(2)}
 */
public record Rename2In(long newDirectory, int flags) {

  /** Length in bytes. */
  public static final int BYTES = 16;

  /** Reads one from its first byte on. */
  public static Rename2In read(MemorySegment body) {
    return new Rename2In(body.get(Layouts.LONG, 0), body.get(Layouts.INT, 8));
  }
}
