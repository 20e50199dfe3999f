package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.backing.Node;
import dev.plumbline.faults.fuse.backing.Store;
import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.DirectoryCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.fuse.protocol.Dirent;
import dev.plumbline.faults.fuse.protocol.OpenIn;
import dev.plumbline.faults.fuse.protocol.OpenOut;
import dev.plumbline.faults.fuse.protocol.ReadIn;
import dev.plumbline.io.OpenFlags;
import java.lang.foreign.MemorySegment;

/** Directories opened and listed. */
final class Directories {

  private static final int SEEK_SET = 0;
  private static final int LISTING_BYTES = 1 << 15;

  private final Tree tree;

  Directories(Tree tree) {
    this.tree = tree;
  }

  long open(Request request) {
    Node node = tree.node(request);
    if (node == null) {
      return Tree.STALE;
    }
    int flags = OpenIn.read(request.body()).flags();
    long descriptor =
        NameCalls.reopen(
            request.room(), node.descriptor(), OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY);
    if (descriptor < 0) {
      return descriptor;
    }
    long handle = tree.handles().add(new OpenFile(node, (int) descriptor, flags));
    return Outcome.answer(OpenOut.write(request.answer(), handle, 0));
  }

  /** As many entries as fit; the offset is the backing filesystem's own cookie. */
  long read(Request request) {
    ReadIn wish = ReadIn.read(request.body());
    OpenFile directory = tree.handles().get(wish.handle());
    if (directory == null) {
      return Tree.BAD_HANDLE;
    }
    int room = Math.min(wish.sizeBytes(), Request.MAX_DATA_BYTES);
    // The position in the directory is the descriptor's, and readers may be several.
    synchronized (directory) {
      return list(request, directory, wish.offsetBytes(), room);
    }
  }

  private long list(Request request, OpenFile directory, long offset, int wantedBytes) {
    Store store = tree.store();
    int descriptor = directory.descriptor();
    CallRoom room = request.room();
    long position = DataCalls.lseek(room, descriptor, offset, SEEK_SET);
    if (position < 0) {
      return position;
    }
    MemorySegment answer = request.data();
    MemorySegment listing = request.scratch();
    int filled = 0;
    while (true) {
      long count = DirectoryCalls.read(room, descriptor, listing, LISTING_BYTES);
      if (count <= 0) {
        return count < 0 && filled == 0 ? count : Outcome.data(filled);
      }
      for (long at = 0; at < count; ) {
        DirectoryCalls.Entry entry = DirectoryCalls.Entry.at(listing, at);
        at += entry.lengthBytes();
        if (store.isHidden(directory.node(), entry.name())) {
          continue;
        }
        int size = Dirent.sizeBytes((int) entry.name().byteSize());
        if (filled + size > wantedBytes) {
          return Outcome.data(filled);
        }
        filled +=
            Dirent.write(
                answer.asSlice(filled, size),
                entry.inode(),
                entry.next(),
                entry.kind(),
                entry.name());
      }
    }
  }
}
