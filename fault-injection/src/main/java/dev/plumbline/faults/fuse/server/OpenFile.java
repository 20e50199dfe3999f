package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.backing.Node;
import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.io.OpenFlags;

/** What a program has opened: a descriptor on the backing file or directory. */
final class OpenFile {

  private static final int ACCESS_MODE = 3;
  private static final int NONE = -1;

  private final Node node;
  private final int descriptor;
  private final int flags;
  private int buffered = NONE;

  /**
   * An open one.
   *
   * @param flags {@code O_…} as the program gave them
   */
  OpenFile(Node node, int descriptor, int flags) {
    this.node = node;
    this.descriptor = descriptor;
    this.flags = flags;
  }

  Node node() {
    return node;
  }

  /** Opened as the program asked, {@code O_DIRECT} included. */
  int descriptor() {
    return descriptor;
  }

  int flags() {
    return flags;
  }

  boolean mayWrite() {
    return (flags & ACCESS_MODE) != OpenFlags.O_RDONLY;
  }

  /** Whether each write through it is synced. */
  boolean isSynced() {
    return (flags & (OpenFlags.O_SYNC | OpenFlags.O_DSYNC)) != 0;
  }

  boolean isDirect() {
    return isDirect(flags);
  }

  /** Whether flags have {@code O_DIRECT}. */
  static boolean isDirect(int flags) {
    return (flags & OpenFlags.O_DIRECT) != 0;
  }

  /**
   * A descriptor without {@code O_DIRECT}, for transfers that are not as the program asked for them
   * and so need not be aligned; or {@code -errno}.
   */
  synchronized int buffered(CallRoom room) {
    if (!isDirect()) {
      return descriptor;
    }
    if (buffered == NONE) {
      long opened = NameCalls.reopen(room, node.descriptor(), flags & ACCESS_MODE);
      if (opened < 0) {
        return (int) opened;
      }
      buffered = (int) opened;
    }
    return buffered;
  }

  synchronized void close(CallRoom room) {
    DataCalls.close(room, descriptor);
    if (buffered != NONE) {
      DataCalls.close(room, buffered);
    }
  }
}
