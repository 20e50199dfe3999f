package dev.plumbline.faults.fuse.backing;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.inject.Survivors;
import dev.plumbline.io.OpenFlags;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changes that were not synced, in the order they were made. Not safe for several threads. */
final class Journal {

  private final Spool spool;
  private final Stash stash;
  private final List<Change> changes = new ArrayList<>();
  private final Map<Node.Key, Subject> subjects = new HashMap<>();

  Journal(Spool spool, Stash stash) {
    this.spool = spool;
    this.stash = stash;
  }

  Spool spool() {
    return spool;
  }

  Stash stash() {
    return stash;
  }

  void add(Change change) {
    changes.add(change);
  }

  /**
   * A file's or directory's record, opened if there is none.
   *
   * @return it, or null if it can't be opened
   */
  @Nullable Subject subject(CallRoom room, Node node) {
    Subject known = subjects.get(node.key());
    if (known != null) {
      return known;
    }
    int flags = node.isRegular() ? OpenFlags.O_RDWR : OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY;
    long opened = NameCalls.reopen(room, node.descriptor(), flags);
    if (opened < 0) {
      return null;
    }
    Subject subject = new Subject(node.key(), (int) opened);
    subjects.put(node.key(), subject);
    return subject;
  }

  /** Something was synced: its changes last. */
  void synced(CallRoom room, Node.Key key) {
    Subject subject = subjects.get(key);
    if (subject == null) {
      return;
    }
    settle(room, subject);
    release(room, subject);
  }

  private void settle(CallRoom room, Subject subject) {
    List<Change> lasting = changes.stream().filter(c -> c.subject() == subject).toList();
    for (Change change : lasting) {
      lasts(room, subject, change);
      Platter platter = subject.platter();
      if (platter != null) {
        // The length that is synced is the one that programs see.
        platter.writtenSize();
      }
    }
    changes.removeIf(c -> c.subject() == subject);
    lasting.forEach(change -> free(room, change));
  }

  /**
   * All that was not synced lasts from now on, as if the kernel had written it back in the
   * meantime.
   *
   * @param inUse stays open, if there is such a one
   */
  void writeBack(CallRoom room, @Nullable Subject inUse) {
    List<Subject> all = List.copyOf(subjects.values());
    all.forEach(subject -> settle(room, subject));
    all.stream().filter(subject -> subject != inUse).forEach(subject -> release(room, subject));
  }

  /** How much of the disk is taken by what is kept. Fills {@link CallRoom#statx}. */
  long usedBytes(CallRoom room) {
    return spool.usedBytes(room) + stash.usedBytes();
  }

  private void free(CallRoom room, Change change) {
    switch (change) {
      case Change.Data c -> {
        spool.free(room, c.before());
        spool.free(room, c.after());
      }
      case Change.Size c -> spool.free(room, c.tail());
      case Change.Space c -> spool.free(room, c.before());
      case Change.Appeared c -> {}
      case Change.Vanished c -> {}
      case Change.Renamed c -> {}
    }
  }

  private void lasts(CallRoom room, Subject subject, Change change) {
    Platter platter = subject.platter();
    switch (change) {
      case Change.Data c -> {
        if (platter != null) {
          platter.written(c.offsetBytes(), c.after().lengthBytes());
        }
      }
      case Change.Size c -> {
        if (platter != null) {
          platter.written(c.sizeAfter(), Long.MAX_VALUE - c.sizeAfter());
        }
      }
      case Change.Space c -> {
        if (platter != null && c.mode() != 0) {
          platter.written(c.offsetBytes(), c.lengthBytes());
        }
      }
      case Change.Vanished c -> stash.drop(room, c.slot());
      case Change.Renamed c -> {
        if (c.victim() != null) {
          stash.drop(room, c.victim());
        }
      }
      case Change.Appeared c -> {}
    }
  }

  /** A subject without changes need not be remembered, and without any nothing need. */
  private void release(CallRoom room, Subject subject) {
    if (changes.stream().noneMatch(c -> isAbout(c, subject)) && subject.platter() == null) {
      subjects.remove(subject.key());
      DataCalls.close(room, subject.descriptor());
    }
    if (changes.isEmpty() && subjects.values().stream().allMatch(s -> s.platter() == null)) {
      spool.clear(room);
    }
  }

  private static boolean isAbout(Change change, Subject subject) {
    return change.subject() == subject
        || (change instanceof Change.Renamed renamed && renamed.from() == subject);
  }

  /** A sync of a file failed: its changes count as synced and never last. */
  void forget(Node.Key key) {
    Subject subject = subjects.get(key);
    if (subject == null) {
      return;
    }
    for (Change change : changes) {
      if (change.subject() == subject) {
        missed(subject.ownPlatter(), change);
      }
    }
    changes.removeIf(c -> c.subject() == subject);
  }

  private void missed(Platter platter, Change change) {
    switch (change) {
      case Change.Data c -> {
        platter.missed(c.offsetBytes(), c.before());
        grew(platter, c.offsetBytes(), c.before(), c.after().lengthBytes(), c.sizeBefore());
      }
      case Change.Space c -> {
        platter.missed(c.offsetBytes(), c.before());
        grew(platter, c.offsetBytes(), c.before(), c.lengthBytes(), c.sizeBefore());
      }
      case Change.Size c -> {
        platter.missed(c.sizeAfter(), c.tail());
        platter.missedSize(c.sizeBefore());
      }
      case Change.Appeared c -> {}
      case Change.Vanished c -> {}
      case Change.Renamed c -> {}
    }
  }

  /** Where the file was not as long before, the platter has nothing; zeros if it grows later. */
  private void grew(Platter platter, long offset, Saved before, long length, long sizeBefore) {
    long known = offset + before.lengthBytes();
    long end = offset + length;
    if (end > known) {
      platter.missed(known, spool.zeros(end - known, known));
    }
    platter.missedSize(sizeBefore);
  }

  /** See {@link Store#readSynced}. */
  long readSynced(CallRoom room, Node node, MemorySegment to, long lengthBytes, long offsetBytes)
      throws IOException {
    Subject subject = subject(room, node);
    if (subject == null) {
      return -dev.plumbline.io.Errno.EACCES.number();
    }
    return new Retrospect(room, spool, to.asSlice(0, lengthBytes), offsetBytes)
        .read(subject, changes.reversed());
  }

  /** The power fails; see {@link Store#cut}. */
  void cut(CallRoom room, Survivors survivors) throws IOException {
    Replay replay = new Replay(room, spool, stash);
    for (Change change : changes.reversed()) {
      replay.undo(change);
    }
    for (Subject subject : subjects.values()) {
      Platter platter = subject.platter();
      if (platter != null) {
        replay.reveal(subject, platter);
      }
    }
    for (int survivor : survivors.of(changes.size())) {
      replay.redo(changes.get(survivor));
    }
    changes.clear();
    subjects.values().forEach(s -> DataCalls.close(room, s.descriptor()));
    subjects.clear();
    stash.empty(room);
    spool.clear(room);
  }
}
