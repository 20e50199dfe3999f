package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.backing.Node;
import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.protocol.ReadIn;
import dev.plumbline.faults.fuse.protocol.WriteIn;
import dev.plumbline.faults.fuse.protocol.WriteOut;
import dev.plumbline.faults.inject.Decision;
import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.inject.ReadShape;
import dev.plumbline.faults.inject.WriteShape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Reads and writes. */
final class Transfers {

  /** What every disk takes of a direct request. */
  private static final int ALIGNMENT_BYTES = 4096;

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
    int length = Math.min(wish.sizeBytes(), Request.MAX_DATA_BYTES);
    Faults faults = tree.gate().faults();
    long count =
        faults.isIdle()
            ? read(request, file, wish.offsetBytes(), length, OpenFile.isDirect(wish.flags()))
            : faultyRead(request, faults, file, wish, length);
    return count < 0 ? count : Outcome.data(count);
  }

  private static long read(
      Request request, OpenFile file, long offset, long length, boolean direct) {
    CallRoom room = request.room();
    int descriptor = direct ? file.descriptor() : file.buffered(room);
    return descriptor < 0
        ? descriptor
        : DataCalls.pread(room, descriptor, request.data(), length, offset);
  }

  private long faultyRead(Request request, Faults faults, OpenFile file, ReadIn wish, int length) {
    Node node = file.node();
    boolean direct = OpenFile.isDirect(wish.flags());
    Decision decision =
        Gate.decide(
            faults,
            node,
            Event.read(node.path(), direct, wish.offsetBytes(), length, Event.UNKNOWN_ADDRESS));
    long status = tree.gate().before(request, node, faults, decision);
    if (status != Gate.GO_ON) {
      return status;
    }
    ReadShape shape = ReadShape.of(decision, wish.offsetBytes(), length);
    long count =
        shape.stale()
            ? tree.store()
                .readSynced(
                    request.room(), node, request.data(), shape.mostBytes(), shape.offsetBytes())
            : read(
                request,
                file,
                shape.offsetBytes(),
                shape.mostBytes(),
                direct && staysDirect(faults, decision, shape.offsetBytes(), shape.mostBytes()));
    if (count > 0) {
      shape.spoil(request.data().asSlice(0, count).asByteBuffer());
    }
    return tree.gate().after(request, decision, count);
  }

  long write(Request request) {
    WriteIn wish = WriteIn.read(request.body());
    OpenFile file = tree.handles().get(wish.handle());
    if (file == null) {
      return Tree.BAD_HANDLE;
    }
    int length = (int) Math.min(wish.sizeBytes(), request.body().byteSize() - WriteIn.BYTES);
    Faults faults = tree.gate().faults();
    long count =
        faults.isIdle()
            ? write(
                request,
                file,
                request.data(),
                wish.offsetBytes(),
                length,
                OpenFile.isDirect(wish.flags()))
            : faultyWrite(request, faults, file, wish, length);
    return count < 0 ? count : Outcome.answer(WriteOut.write(request.answer(), (int) count));
  }

  private long write(
      Request request,
      OpenFile file,
      MemorySegment data,
      long offset,
      long length,
      boolean direct) {
    CallRoom room = request.room();
    int descriptor = direct ? file.descriptor() : file.buffered(room);
    return descriptor < 0
        ? descriptor
        : tree.store().write(room, file.node(), descriptor, data, length, offset, file.isSynced());
  }

  private long faultyWrite(
      Request request, Faults faults, OpenFile file, WriteIn wish, int length) {
    Node node = file.node();
    boolean direct = OpenFile.isDirect(wish.flags());
    ByteBuffer content = request.data().asSlice(0, length).asByteBuffer();
    Decision decision =
        Gate.decide(
            faults,
            node,
            Event.write(node.path(), direct, wish.offsetBytes(), content, Event.UNKNOWN_ADDRESS));
    long status = tree.gate().before(request, node, faults, decision);
    if (status != Gate.GO_ON) {
      return status;
    }
    WriteShape shape = WriteShape.of(decision, wish.offsetBytes(), content);
    long reported = shape.reportedBytes();
    for (WriteShape.Piece piece : shape.pieces()) {
      int wanted = piece.data().remaining();
      boolean stays = direct && staysDirect(faults, decision, piece.offsetBytes(), wanted);
      long count = write(request, file, piece, stays);
      if (count != wanted) {
        // The backing filesystem's own doing.
        reported = count;
        break;
      }
    }
    return tree.gate().after(request, decision, reported);
  }

  private long write(Request request, OpenFile file, WriteShape.Piece piece, boolean direct) {
    MemorySegment data = MemorySegment.ofBuffer(piece.data());
    long length = data.byteSize();
    if (data.isNative()) {
      return write(request, file, data, piece.offsetBytes(), length, direct);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocate(Math.max(1, length), ALIGNMENT_BYTES).copyFrom(data);
      return write(request, file, copy, piece.offsetBytes(), length, direct);
    }
  }

  /**
   * Whether a direct request may go to the disk as it is: a fault, or a plan that allows more than
   * the disk does, may have left it unaligned.
   */
  private static boolean staysDirect(Faults faults, Decision decision, long offset, long length) {
    return (decision.isClean() && !faults.decidesAlignment())
        || (offset % ALIGNMENT_BYTES == 0 && length % ALIGNMENT_BYTES == 0);
  }
}
