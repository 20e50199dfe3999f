package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.backing.Node;
import dev.plumbline.faults.fuse.backing.NodeTable;
import dev.plumbline.faults.fuse.backing.Store;
import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.fuse.protocol.EntryOut;
import dev.plumbline.io.Errno;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The served tree: its nodes, what is open, and what several handlers do with them.
 *
 * @param nodes what the kernel knows
 * @param handles what programs have open
 * @param store makes changes
 * @param gate decides about calls
 * @param givesAway whether this process may give what it makes to who asked for it: it is root
 */
record Tree(NodeTable nodes, HandleTable handles, Store store, Gate gate, boolean givesAway) {

  private static final int SETGID = 02000;
  private static final int SETUID_OR_SETGID = 06000;
  private static final int PERMISSIONS = 07777;
  private static final int LEAVE = -1;

  /** The node that a request is about, or null if there is none. */
  @Nullable Node node(Request request) {
    return nodes.get(request.header().nodeId());
  }

  /** A name's text, for paths. */
  static String text(MemorySegment name) {
    return name.getString(0);
  }

  /**
   * Answers with the node that a name leads to.
   *
   * @param error where an error goes, as {@code -errno}
   * @return the node, or null with the error in {@code error[0]}
   */
  @Nullable Node enter(Request request, Node directory, MemorySegment name, long[] error) {
    if (store.isHidden(directory, name)) {
      error[0] = Outcome.of(Errno.ENOENT);
      return null;
    }
    CallRoom room = request.room();
    long descriptor = NameCalls.node(room, directory.descriptor(), name);
    if (descriptor < 0) {
      error[0] = descriptor;
      return null;
    }
    long status = NameCalls.stat(room, (int) descriptor);
    if (status < 0) {
      error[0] = status;
      DataCalls.close(room, (int) descriptor);
      return null;
    }
    Node node = nodes.found(room, (int) descriptor, directory, text(name));
    room.statx().removeLinks(store.hiddenLinks(node));
    EntryOut.write(request.answer(), node.id(), room.statx());
    return node;
  }

  /** The same as an outcome. */
  long entry(Request request, Node directory, MemorySegment name) {
    long[] error = {0};
    return enter(request, directory, name, error) == null
        ? error[0]
        : Outcome.answer(EntryOut.BYTES);
  }

  /**
   * The same for what was just made: it belongs to who asked for it, and to the directory's group
   * if that is how the directory is marked.
   */
  long made(Request request, Node directory, MemorySegment name, int mode) {
    long given = give(request, directory, name, mode);
    return given < 0 ? given : entry(request, directory, name);
  }

  /** What was just made belongs to who asked for it. */
  long give(Request request, Node directory, MemorySegment name, int mode) {
    int uid = request.header().uid();
    int gid = request.header().gid();
    if (!givesAway || (uid == 0 && gid == 0)) {
      return Outcome.DONE;
    }
    CallRoom room = request.room();
    long above = NameCalls.stat(room, directory.descriptor());
    boolean inherits = above == 0 && (room.statx().mode() & SETGID) != 0;
    long descriptor = NameCalls.node(room, directory.descriptor(), name);
    if (descriptor < 0) {
      return descriptor;
    }
    int node = (int) descriptor;
    long result = NameCalls.chown(room, node, uid, inherits ? LEAVE : gid);
    if (result == 0 && (mode & SETUID_OR_SETGID) != 0) {
      // The kernel takes these away when something is given away.
      result = NameCalls.chmod(room, node, mode & PERMISSIONS);
    }
    DataCalls.close(room, node);
    return result;
  }

  /** What a name leads to has this name now, if the kernel knows it at all. */
  void renamed(CallRoom room, Node directory, MemorySegment name) {
    long descriptor = NameCalls.node(room, directory.descriptor(), name);
    if (descriptor >= 0) {
      if (NameCalls.stat(room, (int) descriptor) == 0) {
        Node node = nodes.get(NodeTable.keyOf(room.statx()));
        if (node != null) {
          node.move(directory, text(name));
        }
      }
      DataCalls.close(room, (int) descriptor);
    }
  }

  static final long STALE = Outcome.of(Errno.ESTALE);
  static final long BAD_HANDLE = Outcome.of(Errno.EBADF);
  static final long INVALID = Outcome.of(Errno.EINVAL);
}
