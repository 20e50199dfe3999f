package dev.plumbline.faults.fuse.protocol;

import dev.plumbline.faults.fuse.linux.Statx;
import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_entry_out}: a name leads to this node. The kernel may keep neither name nor
 * attributes: it asks again each time, so that what changes behind the mount is seen at once.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                          node id (64)                         |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                        generation (64)                        |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                seconds that the name holds (64)               |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |             seconds that the attributes hold (64)             |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                    nanoseconds of the same                    |
 *  +---------------------------------------------------------------+
 *  |                    nanoseconds of the same                    |
 *  +---------------------------------------------------------------+
 *  |                attributes, see Attr (88 bytes)                |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @see Attr
 */
public final class EntryOut {

  /** Length in bytes. */
  public static final int BYTES = 40 + Attr.BYTES;

  private EntryOut() {}

  /**
   * Writes one.
   *
   * @param answer at least {@link #BYTES}
   * @param nodeId the node; ids are never used again, so the generation is always 0
   * @param from its attributes
   * @return {@link #BYTES}
   */
  public static int write(MemorySegment answer, long nodeId, Statx from) {
    answer.asSlice(0, 40).fill((byte) 0);
    answer.set(Layouts.LONG, 0, nodeId);
    Attr.write(answer.asSlice(40, Attr.BYTES), from);
    return BYTES;
  }
}
