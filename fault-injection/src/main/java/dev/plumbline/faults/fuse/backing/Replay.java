package dev.plumbline.faults.fuse.backing;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import java.io.IOException;
import java.lang.foreign.Arena;

/**
 * Takes changes back, the last first, and makes some of them again. A change whose ground is
 * missing, because one before it isn't made again, comes to nothing, as it would on a disk.
 */
final class Replay {

  private static final int SEEK_END = 2;

  private final CallRoom room;
  private final Spool spool;
  private final Stash stash;

  Replay(CallRoom room, Spool spool, Stash stash) {
    this.room = room;
    this.spool = spool;
    this.stash = stash;
  }

  /** Takes a change back. */
  void undo(Change change) throws IOException {
    switch (change) {
      case Change.Data c -> {
        spool.restore(room, c.before(), c.subject().descriptor(), c.offsetBytes());
        resize(c.subject(), c.sizeBefore());
      }
      case Change.Size c -> {
        resize(c.subject(), c.sizeBefore());
        spool.restore(room, c.tail(), c.subject().descriptor(), c.sizeAfter());
      }
      case Change.Space c -> {
        spool.restore(room, c.before(), c.subject().descriptor(), c.offsetBytes());
        resize(c.subject(), c.sizeBefore());
      }
      case Change.Appeared c -> toStash(c.subject(), c.name(), c.slot());
      case Change.Vanished c -> fromStash(c.subject(), c.name(), c.slot());
      case Change.Renamed c -> {
        rename(c.subject(), c.newName(), c.from(), c.oldName(), c.isExchange());
        if (c.victim() != null) {
          fromStash(c.subject(), c.newName(), c.victim());
        }
      }
    }
  }

  /** Makes a change again. */
  void redo(Change change) throws IOException {
    switch (change) {
      case Change.Data c ->
          spool.restore(room, c.after(), c.subject().descriptor(), c.offsetBytes());
      case Change.Size c -> resize(c.subject(), c.sizeAfter());
      case Change.Space c ->
          DataCalls.fallocate(
              room, c.subject().descriptor(), c.mode(), c.offsetBytes(), c.lengthBytes());
      case Change.Appeared c -> fromStash(c.subject(), c.name(), c.slot());
      case Change.Vanished c -> toStash(c.subject(), c.name(), c.slot());
      // What the new name leads to now, if anything, need not be given back any more.
      case Change.Renamed c ->
          rename(c.from(), c.oldName(), c.subject(), c.newName(), c.isExchange());
    }
  }

  /** Puts what the platter has over what programs have seen. */
  void reveal(Subject subject, Platter platter) throws IOException {
    int file = subject.descriptor();
    long seen = DataCalls.lseek(room, file, 0, SEEK_END);
    platter.forEach((offset, saved) -> spool.restore(room, saved, file, offset));
    // A piece may lie behind the end, where the file was longer once.
    resize(subject, platter.sizeBytes() == Platter.SAME ? seen : platter.sizeBytes());
  }

  private void resize(Subject subject, long sizeBytes) {
    DataCalls.ftruncate(room, subject.descriptor(), sizeBytes);
  }

  private void toStash(Subject directory, FileName name, String slot) {
    try (Arena arena = Arena.ofConfined()) {
      NameCalls.rename(
          room,
          directory.descriptor(),
          name.in(arena),
          stash.descriptor(),
          arena.allocateFrom(slot),
          0);
    }
  }

  private void fromStash(Subject directory, FileName name, String slot) {
    try (Arena arena = Arena.ofConfined()) {
      NameCalls.rename(
          room,
          stash.descriptor(),
          arena.allocateFrom(slot),
          directory.descriptor(),
          name.in(arena),
          0);
    }
  }

  private void rename(
      Subject from, FileName oldName, Subject to, FileName newName, boolean isExchange) {
    try (Arena arena = Arena.ofConfined()) {
      NameCalls.rename(
          room,
          from.descriptor(),
          oldName.in(arena),
          to.descriptor(),
          newName.in(arena),
          isExchange ? NameCalls.RENAME_EXCHANGE : 0);
    }
  }
}
