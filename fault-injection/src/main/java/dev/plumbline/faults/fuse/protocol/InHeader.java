package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_in_header}: before each request.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |          length of the request, this header included          |
 *  +---------------------------------------------------------------+
 *  |                             opcode                            |
 *  +---------------------------------------------------------------+
 *  |                          unique (64)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                          node id (64)                         |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                              uid                              |
 *  +---------------------------------------------------------------+
 *  |                              gid                              |
 *  +---------------------------------------------------------------+
 *  |                              pid                              |
 *  +---------------------------------------------------------------+
 *  |      length of extensions     |            padding            |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param lengthBytes of the whole request
 * @param opcode see {@link Opcode}
 * @param unique what the answer must repeat
 * @param nodeId the node it is about; 1 is the root, 0 where it makes no sense
 * @param uid who asks
 * @param gid who asks
 * @param pid who asks; 0 for the kernel itself
 */
public record InHeader(
    int lengthBytes, int opcode, long unique, long nodeId, int uid, int gid, int pid) {

  /** Length in bytes. */
  public static final int BYTES = 40;

  /** Reads one from its first byte on. */
  public static InHeader read(MemorySegment body) {
    return new InHeader(
        body.get(Layouts.INT, 0),
        body.get(Layouts.INT, 4),
        body.get(Layouts.LONG, 8),
        body.get(Layouts.LONG, 16),
        body.get(Layouts.INT, 24),
        body.get(Layouts.INT, 28),
        body.get(Layouts.INT, 32));
  }
}
