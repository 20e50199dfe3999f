package dev.plumbline.faults.fuse.backing;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Reads a part of a file as it was when it was last synced. */
final class Retrospect {

  private static final int SEEK_END = 2;

  private final CallRoom room;
  private final Spool spool;
  private final MemorySegment to;
  private final long offsetBytes;

  /**
   * A part.
   *
   * @param to filled; its length is how much is wanted
   */
  Retrospect(CallRoom room, Spool spool, MemorySegment to, long offsetBytes) {
    this.room = room;
    this.spool = spool;
    this.to = to;
    this.offsetBytes = offsetBytes;
  }

  /**
   * Reads.
   *
   * @param changes those that were not synced, the last first
   * @return how many bytes, or {@code -errno}
   */
  long read(Subject subject, List<Change> changes) throws IOException {
    to.fill((byte) 0);
    long count = DataCalls.pread(room, subject.descriptor(), to, to.byteSize(), offsetBytes);
    if (count < 0) {
      return count;
    }
    long size = DataCalls.lseek(room, subject.descriptor(), 0, SEEK_END);
    for (Change change : changes) {
      if (change.subject() == subject) {
        switch (change) {
          case Change.Data c -> {
            overlay(c.offsetBytes(), c.before());
            size = c.sizeBefore();
          }
          case Change.Space c -> {
            overlay(c.offsetBytes(), c.before());
            size = c.sizeBefore();
          }
          case Change.Size c -> {
            overlay(c.sizeAfter(), c.tail());
            size = c.sizeBefore();
          }
          case Change.Appeared c -> {}
          case Change.Vanished c -> {}
          case Change.Renamed c -> {}
        }
      }
    }
    Platter platter = subject.platter();
    if (platter != null) {
      platter.forEach(this::overlay);
      size = platter.sizeBytes() == Platter.SAME ? size : platter.sizeBytes();
    }
    return Math.clamp(size - offsetBytes, 0, to.byteSize());
  }

  private void overlay(long at, Saved saved) throws IOException {
    long start = Math.max(at, offsetBytes);
    long end = Math.min(at + saved.lengthBytes(), offsetBytes + to.byteSize());
    if (end > start) {
      spool.read(room, saved, start - at, to.asSlice(start - offsetBytes), end - start);
    }
  }
}
