package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.protocol.ReadIn;
import dev.plumbline.faults.fuse.protocol.WriteIn;
import dev.plumbline.faults.fuse.protocol.WriteOut;

/** Reads and writes. */
final class Transfers {

  private final Tree tree;

  Transfers(Tree tree) {
    this.tree = tree;
  }

  long read(Request request) {
    ReadIn wish = ReadIn.read(request.body());
    OpenFile file = tree.handles().get(wish.handle());
    if (file == null) {
      return Tree.BAD_HANDLE;
    }
    long length = Math.min(wish.sizeBytes(), Request.MAX_DATA_BYTES);
    long count =
        DataCalls.pread(
            request.room(), file.descriptor(), request.data(), length, wish.offsetBytes());
    return count < 0 ? count : Outcome.data(count);
  }

  long write(Request request) {
    WriteIn wish = WriteIn.read(request.body());
    OpenFile file = tree.handles().get(wish.handle());
    if (file == null) {
      return Tree.BAD_HANDLE;
    }
    long length = Math.min(wish.sizeBytes(), request.body().byteSize() - WriteIn.BYTES);
    long count =
        DataCalls.pwrite(
            request.room(), file.descriptor(), request.data(), length, wish.offsetBytes());
    return count < 0 ? count : Outcome.answer(WriteOut.write(request.answer(), (int) count));
  }
}
