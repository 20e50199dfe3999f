package dev.plumbline.faults.file;

import dev.plumbline.faults.inject.Decision;
import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.inject.ReadShape;
import dev.plumbline.faults.inject.Strictness;
import dev.plumbline.faults.inject.WriteShape;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.io.Errno;
import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An open descriptor of a file on a {@link FaultyDisk}. */
final class Descriptor implements PositionedFile {

  private final FaultyDisk disk;
  private final Path path;
  private final Node node;
  private final FaultyDisk.Rights rights;
  private final boolean locks;
  private boolean closed;

  /**
   * A descriptor.
   *
   * @param locks whether closing it unlocks the file
   */
  Descriptor(FaultyDisk disk, Path path, Node node, FaultyDisk.Rights rights, boolean locks) {
    this.disk = disk;
    this.path = path;
    this.node = node;
    this.rights = rights;
    this.locks = locks;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public int read(ByteBuffer target, long positionBytes) throws IOException {
    Event event =
        Event.read(
            path.toString(), rights.direct(), positionBytes, target.remaining(), address(target));
    return disk.carryOut(
        event,
        decision -> {
          require(event, rights.read());
          ReadShape shape = ReadShape.of(decision, positionBytes, target.remaining());
          int start = target.position();
          int limit = target.limit();
          target.limit(start + shape.mostBytes());
          Chunks from = shape.stale() ? node.platter() : node.seen();
          int count = from.read(target, shape.offsetBytes());
          target.limit(limit);
          if (count > 0) {
            shape.spoil(target.slice(start, count));
          }
          return count;
        });
  }

  @Override
  public int write(ByteBuffer source, long positionBytes) throws IOException {
    Event event =
        Event.write(path.toString(), rights.direct(), positionBytes, source, address(source));
    return disk.carryOut(
        event,
        decision -> {
          require(event, rights.write());
          WriteShape shape = WriteShape.of(decision, positionBytes, source);
          for (WriteShape.Piece piece : shape.pieces()) {
            write(piece);
          }
          source.position(source.position() + shape.reportedBytes());
          return shape.reportedBytes();
        });
  }

  private void write(WriteShape.Piece piece) {
    int atom = disk.traits().atomBytes();
    ByteBuffer data = piece.data().duplicate();
    long at = piece.offsetBytes();
    while (data.hasRemaining()) {
      byte[] bytes = new byte[(int) Math.min(data.remaining(), atom - at % atom)];
      data.get(bytes);
      disk.copies().make(new Change.Written(node, at, ByteBuffer.wrap(bytes)));
      at += bytes.length;
    }
  }

  @Override
  public long sizeBytes() throws IOException {
    Event event = Event.of(Call.SIZE, path.toString(), rights.direct());
    return disk.carryOut(
        event,
        decision -> {
          require(event, true);
          return node.seen().sizeBytes();
        });
  }

  @Override
  public void truncate(long sizeBytes) throws IOException {
    change(Call.TRUNCATE, sizeBytes, 0, new Change.Resized(node, sizeBytes));
  }

  @Override
  public void zero(long positionBytes, long lengthBytes) throws IOException {
    change(
        Call.ALLOCATE,
        positionBytes,
        lengthBytes,
        new Change.Zeroed(node, positionBytes, lengthBytes));
  }

  private void change(Call call, long offset, long length, Change change) throws IOException {
    Event event = Event.at(call, path.toString(), rights.direct(), offset, length);
    disk.carryOut(
        event,
        decision -> {
          require(event, rights.write());
          if (!decision.isSkipped()) {
            disk.copies().make(change);
          }
          return change;
        });
  }

  @Override
  public void sync() throws IOException {
    Event event = Event.of(Call.SYNC, path.toString(), rights.direct());
    disk.carryOut(
        event,
        decision -> {
          require(event, true);
          if (!decision.isSkipped()) {
            disk.copies().sync(node);
          }
          return node;
        });
  }

  @Override
  public Extent dataFrom(long positionBytes) throws IOException {
    Event event = Event.at(Call.SEEK, path.toString(), rights.direct(), positionBytes, 0);
    return disk.carryOut(
        event,
        decision -> {
          require(event, true);
          return node.seen().dataFrom(positionBytes);
        });
  }

  /** The descriptor is gone whether or not an error is reported. */
  @Override
  public void close() throws IOException {
    synchronized (disk) {
      if (closed) {
        return;
      }
      closed = true;
      disk.closed(this);
      if (locks) {
        disk.unlock(path);
      }
      if (disk.isOff()) {
        return;
      }
    }
    disk.carryOut(Event.of(Call.CLOSE, path.toString(), rights.direct()), Decision::callNumber);
  }

  /** The power has failed: whoever held it is gone. */
  void kill() {
    closed = true;
  }

  /** What the kernel would refuse even without any plan. */
  private void require(Event event, boolean permitted) throws IOException {
    if (closed || !permitted) {
      throw FaultyDisk.refused(
          path, event, Errno.EBADF, closed ? "closed" : "not opened for that (EBADF)");
    }
    String misaligned = misaligned(event);
    if (misaligned != null) {
      throw FaultyDisk.refused(
          path,
          event,
          Errno.EINVAL,
          "EINVAL (Invalid argument): O_DIRECT, but "
              + misaligned
              + ": offset="
              + event.offsetBytes()
              + ", length="
              + event.lengthBytes());
    }
  }

  private @Nullable String misaligned(Event event) {
    return event.call().isTransfer()
        ? Strictness.violation(disk.traits().alignment(), event)
        : null;
  }

  /** Memory on the heap is copied to some that is aligned, as Java does. */
  private static long address(ByteBuffer buffer) {
    return buffer.isDirect() ? MemorySegment.ofBuffer(buffer).address() : Event.UNKNOWN_ADDRESS;
  }
}
