package dev.plumbline.faults.fuse.backing;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.inject.Survivors;
import dev.plumbline.io.OpenFlags;
import java.lang.foreign.MemorySegment;

/** Makes changes and counts what is unsynced, no more. */
public final class PlainStore implements Store {

  private final Unsynced unsynced = new Unsynced();

  @Override
  public long write(
      CallRoom room,
      Node node,
      int descriptor,
      MemorySegment data,
      long lengthBytes,
      long offsetBytes,
      boolean atOnce) {
    long count = DataCalls.pwrite(room, descriptor, data, lengthBytes, offsetBytes);
    if (!atOnce) {
      unsynced.wrote(node, offsetBytes, count);
    }
    return count;
  }

  @Override
  public long resize(CallRoom room, Node node, int descriptor, long sizeBytes) {
    long opened =
        descriptor >= 0
            ? descriptor
            : NameCalls.reopen(room, node.descriptor(), OpenFlags.O_WRONLY);
    if (opened < 0) {
      return opened;
    }
    long result = DataCalls.ftruncate(room, (int) opened, sizeBytes);
    if (descriptor < 0) {
      DataCalls.close(room, (int) opened);
    }
    if (result == 0) {
      unsynced.resized(node, sizeBytes);
    }
    return result;
  }

  @Override
  public long allocate(
      CallRoom room, Node node, int descriptor, int mode, long offsetBytes, long lengthBytes) {
    return DataCalls.fallocate(room, descriptor, mode, offsetBytes, lengthBytes);
  }

  @Override
  public long sync(CallRoom room, Node node, int descriptor, boolean dataOnly) {
    Object begun = unsynced.begin(node);
    long result = DataCalls.sync(room, descriptor, dataOnly);
    if (result < 0) {
      unsynced.failed(begun);
    }
    return result;
  }

  @Override
  public long syncDirectory(CallRoom room, Node directory, int descriptor, boolean dataOnly) {
    return DataCalls.sync(room, descriptor, dataOnly);
  }

  @Override
  public void appeared(CallRoom room, Node directory, MemorySegment name) {
    // Names are not counted.
  }

  @Override
  public long unlink(CallRoom room, Node directory, MemorySegment name) {
    return NameCalls.unlink(room, directory.descriptor(), name, 0);
  }

  @Override
  public long rename(
      CallRoom room, Node from, MemorySegment oldName, Node to, MemorySegment newName, int flags) {
    return NameCalls.rename(room, from.descriptor(), oldName, to.descriptor(), newName, flags);
  }

  @Override
  public Unsynced unsynced() {
    return unsynced;
  }

  @Override
  public boolean isOff() {
    return false;
  }

  @Override
  public boolean isHidden(Node directory, MemorySegment name) {
    return false;
  }

  @Override
  public int hiddenLinks(Node node) {
    return 0;
  }

  @Override
  public boolean canLose() {
    return false;
  }

  @Override
  public void forget(CallRoom room, Node node) {
    throw cannot();
  }

  @Override
  public long readSynced(
      CallRoom room, Node node, MemorySegment to, long lengthBytes, long offsetBytes) {
    throw cannot();
  }

  @Override
  public void cut(CallRoom room, Survivors survivors) {
    throw cannot();
  }

  @Override
  public void restart() {
    throw cannot();
  }

  private static IllegalStateException cannot() {
    return new IllegalStateException("this store doesn't know what was synced");
  }
}
