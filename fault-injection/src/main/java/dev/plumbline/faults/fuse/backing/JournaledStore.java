package dev.plumbline.faults.fuse.backing;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.inject.Survivors;
import dev.plumbline.io.Errno;
import dev.plumbline.io.ErrnoException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes and keeps what is needed to take them back until they are synced. All changes go
 * one after the other, and what is written is written twice: this is slower.
 */
public final class JournaledStore implements Store {

  private static final int SEEK_END = 2;
  private static final int COLLAPSE_OR_INSERT = 0x08 | 0x20;

  /** The most that is kept of what was not synced, bytes. */
  public static final long LIMIT_BYTES = 4L << 30;

  private static final long NO_POWER = -Errno.EIO.number();

  private final PlainStore plain = new PlainStore();
  private final Journal journal;
  private final long limitBytes;
  private boolean off;
  private int writeBacks;

  private JournaledStore(Journal journal, long limitBytes) {
    this.journal = journal;
    this.limitBytes = limitBytes;
  }

  /**
   * A store.
   *
   * @param root the backing directory, open
   * @param path its path
   * @param limitBytes how much of the disk may be taken by what is needed to take changes back;
   *     beyond that, and when the disk is full, all changes so far last, as if they had been
   *     written back
   * @throws IOException if there is no room for what must be kept
   */
  public static JournaledStore open(CallRoom room, int root, Path path, long limitBytes)
      throws IOException {
    Journal journal = new Journal(Spool.open(room), Stash.open(room, root, path));
    return new JournaledStore(journal, limitBytes);
  }

  /** How much of the disk is taken by what is kept. */
  synchronized long usedBytes(CallRoom room) {
    return journal.usedBytes(room);
  }

  /** How often changes were taken for written back because they were too many. */
  public synchronized int writeBacks() {
    return writeBacks;
  }

  /** Leaves nothing of its own in the backing directory. */
  public synchronized void close(CallRoom room) {
    journal.stash().remove(room);
  }

  @Override
  public synchronized long write(
      CallRoom room,
      Node node,
      int descriptor,
      MemorySegment data,
      long lengthBytes,
      long offsetBytes,
      boolean atOnce) {
    Subject subject = off ? null : journal.subject(room, node);
    if (subject == null) {
      return NO_POWER;
    }
    return kept(() -> {
      int file = subject.descriptor();
      long sizeBefore = DataCalls.lseek(room, file, 0, SEEK_END);
      Saved before = keep(room, subject, offsetBytes, lengthBytes);
      long count = plain.write(room, node, descriptor, data, lengthBytes, offsetBytes, atOnce);
      if (count > 0) {
        add(room, subject, data.asSlice(0, count), offsetBytes, before, sizeBefore);
      }
      if (atOnce && count > 0) {
        journal.synced(room, node.key());
      }
      tidy(room);
      return count;
    });
  }

  @Override
  public synchronized long resize(CallRoom room, Node node, int descriptor, long sizeBytes) {
    Subject subject = off ? null : journal.subject(room, node);
    if (subject == null) {
      return NO_POWER;
    }
    return kept(() -> {
      int file = subject.descriptor();
      long sizeBefore = DataCalls.lseek(room, file, 0, SEEK_END);
      Saved tail = keep(room, subject, sizeBytes, Long.MAX_VALUE);
      long result = plain.resize(room, node, descriptor, sizeBytes);
      if (result == 0) {
        journal.add(new Change.Size(subject, sizeBefore, sizeBytes, tail));
      }
      tidy(room);
      return result;
    });
  }

  @Override
  public synchronized long allocate(
      CallRoom room, Node node, int descriptor, int mode, long offsetBytes, long lengthBytes) {
    if ((mode & COLLAPSE_OR_INSERT) != 0) {
      return -Errno.EOPNOTSUPP.number();
    }
    Subject subject = off ? null : journal.subject(room, node);
    if (subject == null) {
      return NO_POWER;
    }
    return kept(() -> {
      int file = subject.descriptor();
      long sizeBefore = DataCalls.lseek(room, file, 0, SEEK_END);
      Saved before = keep(room, subject, offsetBytes, lengthBytes);
      long result = plain.allocate(room, node, descriptor, mode, offsetBytes, lengthBytes);
      if (result == 0) {
        journal.add(new Change.Space(subject, mode, offsetBytes, lengthBytes, before, sizeBefore));
      }
      return result;
    });
  }

  @Override
  public synchronized long sync(CallRoom room, Node node, int descriptor, boolean dataOnly) {
    if (off) {
      return NO_POWER;
    }
    long result = plain.sync(room, node, descriptor, dataOnly);
    if (result == 0) {
      journal.synced(room, node.key());
    }
    return result;
  }

  @Override
  public synchronized long syncDirectory(
      CallRoom room, Node directory, int descriptor, boolean dataOnly) {
    if (off) {
      return NO_POWER;
    }
    long result = plain.syncDirectory(room, directory, descriptor, dataOnly);
    if (result == 0) {
      journal.synced(room, directory.key());
    }
    return result;
  }

  @Override
  public synchronized void appeared(CallRoom room, Node directory, MemorySegment name) {
    Subject subject = off ? null : journal.subject(room, directory);
    if (subject != null) {
      journal.add(new Change.Appeared(subject, FileName.of(name), journal.stash().newSlot()));
    }
  }

  @Override
  public synchronized long unlink(CallRoom room, Node directory, MemorySegment name) {
    Subject subject = off ? null : journal.subject(room, directory);
    if (subject == null) {
      return NO_POWER;
    }
    String slot = keep(room, directory, name);
    long result = plain.unlink(room, directory, name);
    if (slot != null) {
      if (result == 0) {
        journal.add(new Change.Vanished(subject, FileName.of(name), slot));
        tidy(room);
      } else {
        journal.stash().drop(room, slot);
      }
    }
    return result;
  }

  @Override
  public synchronized long rename(
      CallRoom room, Node from, MemorySegment oldName, Node to, MemorySegment newName, int flags) {
    Subject source = off ? null : journal.subject(room, from);
    Subject target = off ? null : journal.subject(room, to);
    if (source == null || target == null) {
      return NO_POWER;
    }
    String victim = flags == 0 ? keep(room, to, newName) : null;
    long result = plain.rename(room, from, oldName, to, newName, flags);
    if (result == 0) {
      boolean exchange = (flags & NameCalls.RENAME_EXCHANGE) != 0;
      journal.add(
          new Change.Renamed(
              source, FileName.of(oldName), target, FileName.of(newName), victim, exchange));
      tidy(room);
    } else if (victim != null) {
      journal.stash().drop(room, victim);
    }
    return result;
  }

  /** What a name leads to gets a second name, if it is there and can have one. */
  private @Nullable String keep(CallRoom room, Node directory, MemorySegment name) {
    String slot = journal.stash().newSlot();
    return journal.stash().keep(room, directory.descriptor(), name, slot) == 0 ? slot : null;
  }

  @Override
  public Unsynced unsynced() {
    return plain.unsynced();
  }

  @Override
  public synchronized boolean isOff() {
    return off;
  }

  @Override
  public boolean isHidden(Node directory, MemorySegment name) {
    return directory.id() == NodeTable.ROOT && Stash.isName(name);
  }

  @Override
  public synchronized int hiddenLinks(Node node) {
    return journal.stash().links(node.key());
  }

  @Override
  public boolean canLose() {
    return true;
  }

  @Override
  public synchronized void forget(CallRoom room, Node node) {
    journal.forget(node.key());
    plain.unsynced().begin(node);
  }

  @Override
  public synchronized long readSynced(
      CallRoom room, Node node, MemorySegment to, long lengthBytes, long offsetBytes) {
    return kept(() -> journal.readSynced(room, node, to, lengthBytes, offsetBytes));
  }

  @Override
  public synchronized void cut(CallRoom room, Survivors survivors) {
    if (off) {
      return;
    }
    off = true;
    kept(() -> {
      journal.cut(room, survivors);
      return 0;
    });
    plain.unsynced().clear();
  }

  @Override
  public synchronized void restart() {
    off = false;
  }

  private Saved keep(CallRoom room, Subject subject, long offsetBytes, long lengthBytes)
      throws IOException {
    try {
      return journal.spool().keep(room, subject.descriptor(), offsetBytes, lengthBytes);
    } catch (ErrnoException e) {
      writeBackWhenFull(room, subject, e);
      return journal.spool().keep(room, subject.descriptor(), offsetBytes, lengthBytes);
    }
  }

  /** Remembers a write that was made. */
  private void add(
      CallRoom room,
      Subject subject,
      MemorySegment data,
      long offsetBytes,
      Saved before,
      long sizeBefore)
      throws IOException {
    Saved after;
    try {
      after = journal.spool().put(room, data, data.byteSize(), offsetBytes);
    } catch (ErrnoException e) {
      // With all the others this one lasts, too.
      writeBackWhenFull(room, subject, e);
      return;
    }
    journal.add(new Change.Data(subject, offsetBytes, before, after, sizeBefore));
  }

  private void writeBackWhenFull(CallRoom room, Subject inUse, ErrnoException e)
      throws IOException {
    if (e.errno() != Errno.ENOSPC && e.errno() != Errno.EDQUOT) {
      throw e;
    }
    writeBack(room, inUse);
  }

  /** Keeps what is kept within its limit. */
  private void tidy(CallRoom room) {
    boolean mayBeMore = journal.spool().endBytes() + journal.stash().usedBytes() > limitBytes;
    if (mayBeMore && journal.usedBytes(room) > limitBytes) {
      writeBack(room, null);
    }
  }

  private void writeBack(CallRoom room, @Nullable Subject inUse) {
    journal.writeBack(room, inUse);
    writeBacks++;
  }

  @FunctionalInterface
  private interface Keeping {
    long run() throws IOException;
  }

  /** What can't be kept could not be taken back: that is no error of the program's. */
  private static long kept(Keeping keeping) {
    try {
      return keeping.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
