package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.backing.Node;
import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.fuse.protocol.CreateIn;
import dev.plumbline.faults.fuse.protocol.EntryOut;
import dev.plumbline.faults.fuse.protocol.FallocateIn;
import dev.plumbline.faults.fuse.protocol.FlushIn;
import dev.plumbline.faults.fuse.protocol.FsyncIn;
import dev.plumbline.faults.fuse.protocol.LseekIn;
import dev.plumbline.faults.fuse.protocol.LseekOut;
import dev.plumbline.faults.fuse.protocol.OpenIn;
import dev.plumbline.faults.fuse.protocol.OpenOut;
import dev.plumbline.faults.fuse.protocol.ReleaseIn;
import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.io.Errno;
import dev.plumbline.io.OpenFlags;
import java.lang.foreign.MemorySegment;

/** Files opened, closed, synced, and all that is done to them but reading and writing. */
final class Files {

  /**
   * What a backing descriptor is not opened with: whether it is made was decided before, it is
   * truncated afterwards, where an appending write goes is known to the kernel, and the access time
   * is the program's affair.
   */
  private static final int NOT_PASSED_ON =
      OpenFlags.O_CREAT
          | OpenFlags.O_EXCL
          | OpenFlags.O_TRUNC
          | OpenFlags.O_APPEND
          | OpenFlags.O_NOATIME;

  private static final int DATA_ONLY = 1;
  private static final int NONE = -1;

  private final Tree tree;

  Files(Tree tree) {
    this.tree = tree;
  }

  long open(Request request) {
    Node node = tree.node(request);
    if (node == null) {
      return Tree.STALE;
    }
    int flags = OpenIn.read(request.body()).flags();
    return tree.gate()
        .pass(
            request,
            node,
            () -> Event.of(Call.OPEN, node.path(), OpenFile.isDirect(flags)),
            () -> {
              CallRoom room = request.room();
              long opened = NameCalls.reopen(room, node.descriptor(), flags & ~NOT_PASSED_ON);
              return opened < 0
                  ? opened
                  : opened(room, request.answer(), new OpenFile(node, (int) opened, flags), 0);
            });
  }

  long create(Request request) {
    Node directory = tree.node(request);
    MemorySegment name = request.name(CreateIn.BYTES);
    if (directory == null) {
      return Tree.STALE;
    }
    if (name == null) {
      return Tree.INVALID;
    }
    if (tree.store().isHidden(directory, name)) {
      return Outcome.of(Errno.EEXIST);
    }
    CreateIn wish = CreateIn.read(request.body());
    boolean direct = OpenFile.isDirect(wish.flags());
    return tree.gate()
        .pass(
            request,
            null,
            () -> Event.of(Call.OPEN, directory.pathOf(Tree.text(name)), direct),
            () -> create(request, directory, name, wish));
  }

  private long create(Request request, Node directory, MemorySegment name, CreateIn wish) {
    CallRoom room = request.room();
    int flags = wish.flags() & ~NOT_PASSED_ON;
    int make = OpenFlags.O_CREAT | OpenFlags.O_EXCL;
    long descriptor = NameCalls.open(room, directory.descriptor(), name, flags | make, wish.mode());
    long[] error = {Outcome.DONE};
    if (descriptor >= 0) {
      tree.store().appeared(room, directory, name);
      error[0] = tree.give(request, directory, name, wish.mode());
    } else if (descriptor == -Errno.EEXIST.number() && (wish.flags() & OpenFlags.O_EXCL) == 0) {
      descriptor = NameCalls.open(room, directory.descriptor(), name, flags, 0);
    }
    if (descriptor < 0) {
      return descriptor;
    }
    Node node = error[0] < 0 ? null : tree.enter(request, directory, name, error);
    if (node == null) {
      DataCalls.close(room, (int) descriptor);
      return error[0];
    }
    OpenFile file = new OpenFile(node, (int) descriptor, wish.flags());
    return opened(room, request.answer(), file, EntryOut.BYTES);
  }

  /**
   * The program's requests come through as it makes them, with or without {@code O_DIRECT}: short
   * ones reach it as short, and no cache of the kernel's stands between it and a fault.
   */
  private long opened(CallRoom room, MemorySegment answer, OpenFile file, int at) {
    if ((file.flags() & OpenFlags.O_TRUNC) != 0) {
      int descriptor = file.mayWrite() ? file.descriptor() : NONE;
      long result = tree.store().resize(room, file.node(), descriptor, 0);
      if (result < 0) {
        file.close(room);
        return result;
      }
    }
    return Outcome.answer(
        at
            + OpenOut.write(
                answer.asSlice(at),
                tree.handles().add(file),
                OpenOut.DIRECT_IO | OpenOut.PARALLEL_DIRECT_WRITES));
  }

  long release(Request request) {
    OpenFile file = tree.handles().remove(ReleaseIn.read(request.body()).handle());
    if (file != null) {
      file.close(request.room());
    }
    return Outcome.DONE;
  }

  /** A duplicate is closed in place of the descriptor, for the error that it may give. */
  long flush(Request request) {
    OpenFile file = tree.handles().get(FlushIn.read(request.body()).handle());
    return file == null
        ? Tree.BAD_HANDLE
        : pass(
            request,
            file,
            Call.CLOSE,
            () -> {
              long copy = DataCalls.dup(request.room(), file.descriptor());
              return copy < 0 ? copy : DataCalls.close(request.room(), (int) copy);
            });
  }

  long sync(Request request) {
    FsyncIn wish = FsyncIn.read(request.body());
    boolean dataOnly = (wish.flags() & DATA_ONLY) != 0;
    OpenFile file = tree.handles().get(wish.handle());
    return file == null
        ? Tree.BAD_HANDLE
        : pass(
            request,
            file,
            Call.SYNC,
            () -> tree.store().sync(request.room(), file.node(), file.descriptor(), dataOnly));
  }

  long syncDirectory(Request request) {
    FsyncIn wish = FsyncIn.read(request.body());
    boolean dataOnly = (wish.flags() & DATA_ONLY) != 0;
    OpenFile directory = tree.handles().get(wish.handle());
    return directory == null
        ? Tree.BAD_HANDLE
        : pass(
            request,
            directory,
            Call.SYNC_DIRECTORY,
            () ->
                tree.store()
                    .syncDirectory(
                        request.room(), directory.node(), directory.descriptor(), dataOnly));
  }

  private long pass(Request request, OpenFile file, Call call, Gate.Operation operation) {
    Node node = file.node();
    return tree.gate()
        .pass(request, node, () -> Event.of(call, node.path(), file.isDirect()), operation);
  }

  long allocate(Request request) {
    FallocateIn wish = FallocateIn.read(request.body());
    OpenFile file = tree.handles().get(wish.handle());
    if (file == null) {
      return Tree.BAD_HANDLE;
    }
    Node node = file.node();
    return tree.gate()
        .pass(
            request,
            node,
            () ->
                Event.at(
                    Call.ALLOCATE,
                    node.path(),
                    file.isDirect(),
                    wish.offsetBytes(),
                    wish.lengthBytes()),
            () ->
                tree.store()
                    .allocate(
                        request.room(),
                        node,
                        file.descriptor(),
                        wish.mode(),
                        wish.offsetBytes(),
                        wish.lengthBytes()));
  }

  long seek(Request request) {
    LseekIn wish = LseekIn.read(request.body());
    OpenFile file = tree.handles().get(wish.handle());
    if (file == null) {
      return Tree.BAD_HANDLE;
    }
    Node node = file.node();
    return tree.gate()
        .pass(
            request,
            node,
            () -> Event.at(Call.SEEK, node.path(), file.isDirect(), wish.offsetBytes(), 0),
            () -> {
              long found =
                  DataCalls.lseek(
                      request.room(), file.descriptor(), wish.offsetBytes(), wish.whence());
              return found < 0 ? found : Outcome.answer(LseekOut.write(request.answer(), found));
            });
  }
}
