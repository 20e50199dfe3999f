package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.backing.Node;
import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.fuse.protocol.LinkIn;
import dev.plumbline.faults.fuse.protocol.MkdirIn;
import dev.plumbline.faults.fuse.protocol.MknodIn;
import dev.plumbline.faults.fuse.protocol.Rename2In;
import dev.plumbline.faults.fuse.protocol.RenameIn;
import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.io.Errno;
import java.lang.foreign.MemorySegment;

/** Names given, changed and taken away. */
final class Names {

  private static final int LONGEST_LINK_BYTES = 4096;

  private final Tree tree;

  Names(Tree tree) {
    this.tree = tree;
  }

  long mknod(Request request) {
    MknodIn wish = MknodIn.read(request.body());
    return make(
        request,
        MknodIn.BYTES,
        wish.mode(),
        false,
        (room, directory, name) ->
            NameCalls.mknod(room, directory, name, wish.mode(), wish.device()));
  }

  long mkdir(Request request) {
    int mode = MkdirIn.read(request.body()).mode();
    return make(
        request,
        MkdirIn.BYTES,
        mode,
        true,
        (room, directory, name) -> NameCalls.mkdir(room, directory, name, mode));
  }

  long symlink(Request request) {
    MemorySegment name = request.name(0);
    MemorySegment target = name == null ? null : request.text(name.byteSize());
    if (target == null) {
      return Tree.INVALID;
    }
    return make(
        request,
        0,
        0,
        false,
        (room, directory, link) -> NameCalls.symlink(room, target, directory, link));
  }

  long link(Request request) {
    Node old = tree.nodes().get(LinkIn.read(request.body()).oldNode());
    Node directory = tree.node(request);
    MemorySegment name = request.name(LinkIn.BYTES);
    if (old == null || directory == null) {
      return Tree.STALE;
    }
    if (name == null) {
      return Tree.INVALID;
    }
    if (tree.store().isHidden(directory, name)) {
      return Outcome.of(Errno.EEXIST);
    }
    long result = NameCalls.link(request.room(), old.descriptor(), directory.descriptor(), name);
    if (result == 0) {
      tree.store().appeared(request.room(), directory, name);
    }
    return result < 0 ? result : tree.entry(request, directory, name);
  }

  long readlink(Request request) {
    Node node = tree.node(request);
    if (node == null) {
      return Tree.STALE;
    }
    long length =
        NameCalls.readlink(
            request.room(), node.descriptor(), request.data().asSlice(0, LONGEST_LINK_BYTES));
    return length < 0 ? length : Outcome.data(length);
  }

  long unlink(Request request) {
    return remove(
        request,
        (directory, name) ->
            tree.gate()
                .pass(
                    request,
                    null,
                    () -> Event.of(Call.UNLINK, directory.pathOf(Tree.text(name)), false),
                    () -> tree.store().unlink(request.room(), directory, name)));
  }

  long rmdir(Request request) {
    return remove(
        request,
        (directory, name) ->
            NameCalls.unlink(request.room(), directory.descriptor(), name, NameCalls.AT_REMOVEDIR));
  }

  long rename(Request request) {
    return rename(request, RenameIn.read(request.body()).newDirectory(), RenameIn.BYTES, 0);
  }

  long rename2(Request request) {
    Rename2In wish = Rename2In.read(request.body());
    return rename(request, wish.newDirectory(), Rename2In.BYTES, wish.flags());
  }

  @FunctionalInterface
  private interface Maker {
    long make(CallRoom room, int directory, MemorySegment name);
  }

  private long make(Request request, int nameOffset, int mode, boolean isDirectory, Maker maker) {
    Node directory = tree.node(request);
    MemorySegment name = request.name(nameOffset);
    if (directory == null) {
      return Tree.STALE;
    }
    if (name == null) {
      return Tree.INVALID;
    }
    if (tree.store().isHidden(directory, name)) {
      return Outcome.of(Errno.EEXIST);
    }
    long result = maker.make(request.room(), directory.descriptor(), name);
    if (result == 0 && !isDirectory) {
      tree.store().appeared(request.room(), directory, name);
    }
    return result < 0 ? result : tree.made(request, directory, name, mode);
  }

  @FunctionalInterface
  private interface Remover {
    long remove(Node directory, MemorySegment name);
  }

  private long remove(Request request, Remover remover) {
    Node directory = tree.node(request);
    MemorySegment name = request.name(0);
    if (directory == null) {
      return Tree.STALE;
    }
    if (name == null) {
      return Tree.INVALID;
    }
    return tree.store().isHidden(directory, name)
        ? Outcome.of(Errno.ENOENT)
        : remover.remove(directory, name);
  }

  private long rename(Request request, long newDirectory, int nameOffset, int flags) {
    Node from = tree.node(request);
    Node to = tree.nodes().get(newDirectory);
    MemorySegment oldName = request.name(nameOffset);
    MemorySegment newName = oldName == null ? null : request.name(nameOffset + oldName.byteSize());
    if (from == null || to == null) {
      return Tree.STALE;
    }
    if (oldName == null || newName == null) {
      return Tree.INVALID;
    }
    if (tree.store().isHidden(from, oldName) || tree.store().isHidden(to, newName)) {
      return Outcome.of(Errno.EPERM);
    }
    return tree.gate()
        .pass(
            request,
            null,
            () -> Event.rename(from.pathOf(Tree.text(oldName)), to.pathOf(Tree.text(newName))),
            () -> rename(request.room(), from, oldName, to, newName, flags));
  }

  private long rename(
      CallRoom room, Node from, MemorySegment oldName, Node to, MemorySegment newName, int flags) {
    long result = tree.store().rename(room, from, oldName, to, newName, flags);
    if (result == 0) {
      tree.renamed(room, to, newName);
      if ((flags & NameCalls.RENAME_EXCHANGE) != 0) {
        tree.renamed(room, from, oldName);
      }
    }
    return result;
  }
}
