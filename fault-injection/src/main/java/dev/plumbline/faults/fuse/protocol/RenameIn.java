package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_rename_in}: something is renamed; old and new name follow.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |               node id of the new directory (64)               |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param newDirectory where it goes
 */
public record RenameIn(long newDirectory) {

  /** Length in bytes. */
  public static final int BYTES = 8;

  /** Reads one from its first byte on. */
  public static RenameIn read(MemorySegment body) {
    return new RenameIn(body.get(Layouts.LONG, 0));
  }
}
