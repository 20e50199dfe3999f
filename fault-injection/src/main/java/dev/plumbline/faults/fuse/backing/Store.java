package dev.plumbline.faults.fuse.backing;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.inject.Survivors;
import java.lang.foreign.MemorySegment;

/**
 * Makes changes to the backing directory. Results are those of the system calls, errors {@code
 * -errno}. Safe for use by several threads at once.
 */
public sealed interface Store permits PlainStore, JournaledStore {

  /**
   * Writes.
   *
   * @param descriptor through which
   * @param atOnce whether the descriptor syncs with each write
   * @return how many bytes were written
   */
  long write(
      CallRoom room,
      Node node,
      int descriptor,
      MemorySegment data,
      long lengthBytes,
      long offsetBytes,
      boolean atOnce);

  /**
   * Sets a file's length; 0.
   *
   * @param descriptor open for writing, or -1 if there is none
   */
  long resize(CallRoom room, Node node, int descriptor, long sizeBytes);

  /**
   * Reserves, frees or zeroes space; 0.
   *
   * @param mode as {@code fallocate(2)} has it
   */
  long allocate(
      CallRoom room, Node node, int descriptor, int mode, long offsetBytes, long lengthBytes);

  /** Syncs a file; 0. */
  long sync(CallRoom room, Node node, int descriptor, boolean dataOnly);

  /** Syncs a directory's names; 0. */
  long syncDirectory(CallRoom room, Node directory, int descriptor, boolean dataOnly);

  /** A name was given to something that is no directory. */
  void appeared(CallRoom room, Node directory, MemorySegment name);

  /** Takes a name away from something that is no directory; 0. */
  long unlink(CallRoom room, Node directory, MemorySegment name);

  /**
   * Changes a name; 0.
   *
   * @param flags {@code RENAME_…}
   */
  long rename(
      CallRoom room, Node from, MemorySegment oldName, Node to, MemorySegment newName, int flags);

  /** What was not synced so far. */
  Unsynced unsynced();

  /** Whether the power is off: nothing works. */
  boolean isOff();

  /** Whether a name in the root is not the program's. */
  boolean isHidden(Node directory, MemorySegment name);

  /** How many names of a node are not the program's. */
  int hiddenLinks(Node node);

  /** Whether {@link #forget}, {@link #readSynced} and {@link #cut} are possible. */
  boolean canLose();

  /** What of a file is unsynced counts as clean from now on, and never reaches the platter. */
  void forget(CallRoom room, Node node);

  /**
   * Reads what was last synced.
   *
   * @return how many bytes
   */
  long readSynced(CallRoom room, Node node, MemorySegment to, long lengthBytes, long offsetBytes);

  /** The power fails: of what was not synced only this is left. Nothing works afterwards. */
  void cut(CallRoom room, Survivors survivors);

  /** The machine is started again. */
  void restart();
}
