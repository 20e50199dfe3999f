package dev.plumbline.faults.fuse.server;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.plumbline.faults.fuse.backing.Node;
import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.fuse.protocol.AttrOut;
import dev.plumbline.faults.fuse.protocol.SetattrIn;
import dev.plumbline.faults.fuse.protocol.StatfsOut;
import dev.plumbline.faults.fuse.protocol.StatxOut;
import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.plan.Call;
import java.lang.foreign.MemorySegment;

/** Attributes asked for and changed. */
final class Attributes {

  private static final int PERMISSIONS = 07777;
  private static final int LEAVE = -1;
  private static final int NONE = -1;
  private static final long UTIME_NOW = (1L << 30) - 1;
  private static final long UTIME_OMIT = (1L << 30) - 2;

  private final Tree tree;

  Attributes(Tree tree) {
    this.tree = tree;
  }

  long get(Request request) {
    Node node = tree.node(request);
    return node == null ? Tree.STALE : asked(request, node, () -> attributes(request, node));
  }

  /** Attributes of anything but a file come up too often to be a call of the program's. */
  private long asked(Request request, Node node, Gate.Operation operation) {
    return node.isRegular()
        ? tree.gate().pass(request, node, () -> Event.of(Call.SIZE, node.path(), false), operation)
        : operation.run();
  }

  long getExtended(Request request) {
    Node node = tree.node(request);
    if (node == null) {
      return Tree.STALE;
    }
    return asked(
        request,
        node,
        () -> {
          CallRoom room = request.room();
          long result = NameCalls.stat(room, node.descriptor());
          room.statx().removeLinks(tree.store().hiddenLinks(node));
          return result < 0
              ? result
              : Outcome.answer(StatxOut.write(request.answer(), room.statx()));
        });
  }

  long filesystem(Request request) {
    Node node = tree.node(request);
    if (node == null) {
      return Tree.STALE;
    }
    CallRoom room = request.room();
    long result = NameCalls.statfs(room, node.descriptor());
    return result < 0 ? result : Outcome.answer(StatfsOut.write(request.answer(), room.statfs()));
  }

  long set(Request request) {
    Node node = tree.node(request);
    if (node == null) {
      return Tree.STALE;
    }
    SetattrIn wish = SetattrIn.read(request.body());
    long result = Outcome.DONE;
    if ((wish.valid() & (SetattrIn.UID | SetattrIn.GID)) != 0) {
      int uid = (wish.valid() & SetattrIn.UID) != 0 ? wish.uid() : LEAVE;
      int gid = (wish.valid() & SetattrIn.GID) != 0 ? wish.gid() : LEAVE;
      result = NameCalls.chown(request.room(), node.descriptor(), uid, gid);
    }
    if (result == 0 && (wish.valid() & SetattrIn.MODE) != 0) {
      result = NameCalls.chmod(request.room(), node.descriptor(), wish.mode() & PERMISSIONS);
    }
    if (result == 0 && (wish.valid() & SetattrIn.SIZE) != 0) {
      result = truncate(request, node, wish);
    }
    if (result == 0 && (wish.valid() & (SetattrIn.ATIME | SetattrIn.MTIME)) != 0) {
      result = NameCalls.utimens(request.room(), node.descriptor(), times(request, wish));
    }
    return result < 0 ? result : attributes(request, node);
  }

  private long attributes(Request request, Node node) {
    CallRoom room = request.room();
    long result = NameCalls.stat(room, node.descriptor());
    room.statx().removeLinks(tree.store().hiddenLinks(node));
    return result < 0 ? result : Outcome.answer(AttrOut.write(request.answer(), room.statx()));
  }

  private long truncate(Request request, Node node, SetattrIn wish) {
    OpenFile open =
        (wish.valid() & SetattrIn.HANDLE) == 0 ? null : tree.handles().get(wish.handle());
    boolean direct = open != null && open.isDirect();
    long size = wish.sizeBytes();
    return tree.gate()
        .pass(
            request,
            node,
            () -> Event.at(Call.TRUNCATE, node.path(), direct, size, 0),
            () ->
                tree.store()
                    .resize(request.room(), node, open == null ? NONE : open.descriptor(), size));
  }

  /** Two {@code struct timespec}. */
  private static MemorySegment times(Request request, SetattrIn wish) {
    MemorySegment times = request.scratch();
    put(
        times,
        0,
        wish.valid(),
        SetattrIn.ATIME,
        SetattrIn.ATIME_NOW,
        wish.atimeSeconds(),
        wish.atimeNanos());
    put(
        times,
        16,
        wish.valid(),
        SetattrIn.MTIME,
        SetattrIn.MTIME_NOW,
        wish.mtimeSeconds(),
        wish.mtimeNanos());
    return times;
  }

  private static void put(
      MemorySegment times, long at, int valid, int set, int now, long seconds, int nanos) {
    times.set(JAVA_LONG, at, seconds);
    times.set(
        JAVA_LONG,
        at + 8,
        (valid & now) != 0 ? UTIME_NOW : (valid & set) != 0 ? nanos : UTIME_OMIT);
  }
}
