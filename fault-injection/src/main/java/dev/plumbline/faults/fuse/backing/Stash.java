package dev.plumbline.faults.fuse.backing;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.DirectoryCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.fuse.linux.Statx;
import dev.plumbline.io.Errno;
import dev.plumbline.io.ErrnoException;
import dev.plumbline.io.OpenFlags;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A directory in the backing directory that keeps files whose names were taken away and not synced,
 * so that they can be given back. Programs don't see it. One that a killed server has left is
 * emptied by the next.
 */
final class Stash {

  /** Its name, in the root. */
  static final String NAME = ".plumbline-faultfs";

  private static final int OWNER_ONLY = 0700;
  private static final int LISTING_BYTES = 1 << 15;

  private final int root;
  private final int descriptor;
  private final Map<String, Node.Key> kept = new HashMap<>();
  private final Map<Node.Key, Integer> links = new HashMap<>();
  private final Map<Node.Key, Long> bytes = new HashMap<>();
  private long lastSlot;

  private Stash(int root, int descriptor) {
    this.root = root;
    this.descriptor = descriptor;
  }

  /**
   * Makes it, empty.
   *
   * @param root the backing directory
   */
  static Stash open(CallRoom room, int root, Path path) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(NAME);
      long made = NameCalls.mkdir(room, root, name, OWNER_ONLY);
      if (made < 0 && made != -Errno.EEXIST.number()) {
        throw ErrnoException.of(path.resolve(NAME), "mkdir", (int) -made);
      }
      long opened = NameCalls.open(room, root, name, OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY, 0);
      if (opened < 0) {
        throw ErrnoException.of(path.resolve(NAME), "open", (int) -opened);
      }
      Stash stash = new Stash(root, (int) opened);
      stash.empty(room);
      return stash;
    }
  }

  /** Whether a name, with its NUL or without, is this directory's. */
  static boolean isName(MemorySegment name) {
    int length = NAME.length();
    boolean fits =
        name.byteSize() == length
            || (name.byteSize() == length + 1 && name.get(JAVA_BYTE, length) == 0);
    for (int i = 0; fits && i < length; i++) {
      fits = name.get(JAVA_BYTE, i) == NAME.charAt(i);
    }
    return fits;
  }

  int descriptor() {
    return descriptor;
  }

  String newSlot() {
    return "n" + ++lastSlot;
  }

  /**
   * Gives what a name leads to a second name in here; 0.
   *
   * @param directory of the name
   */
  long keep(CallRoom room, int directory, MemorySegment name, String slot) {
    long node = NameCalls.node(room, directory, name);
    if (node < 0) {
      return node;
    }
    try (Arena arena = Arena.ofConfined()) {
      long result = NameCalls.stat(room, (int) node);
      Node.Key key = NodeTable.keyOf(room.statx());
      if (result == 0) {
        result = NameCalls.link(room, (int) node, descriptor, arena.allocateFrom(slot));
      }
      if (result == 0) {
        kept.put(slot, key);
        links.merge(key, 1, Integer::sum);
        bytes.put(key, room.statx().sectors() * Statx.SECTOR_BYTES);
      }
      return result;
    } finally {
      DataCalls.close(room, (int) node);
    }
  }

  /** How many of a node's names are in here. */
  int links(Node.Key key) {
    return links.getOrDefault(key, 0);
  }

  /** How much of the disk they took when they came. */
  long usedBytes() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Takes a name in here away. */
  void drop(CallRoom room, String slot) {
    try (Arena arena = Arena.ofConfined()) {
      NameCalls.unlink(room, descriptor, arena.allocateFrom(slot), 0);
    }
    Node.Key key = kept.remove(slot);
    if (key != null) {
      links.computeIfPresent(key, (_, n) -> n > 1 ? n - 1 : null);
      if (!links.containsKey(key)) {
        bytes.remove(key);
      }
    }
  }

  /** Takes all names in here away. */
  void empty(CallRoom room) {
    for (String slot : slots(room)) {
      drop(room, slot);
    }
    kept.clear();
    links.clear();
    bytes.clear();
  }

  /** Takes itself away. */
  void remove(CallRoom room) {
    empty(room);
    try (Arena arena = Arena.ofConfined()) {
      NameCalls.unlink(room, root, arena.allocateFrom(NAME), NameCalls.AT_REMOVEDIR);
    }
    DataCalls.close(room, descriptor);
  }

  private List<String> slots(CallRoom room) {
    List<String> slots = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment listing = arena.allocate(LISTING_BYTES, Long.BYTES);
      DataCalls.lseek(room, descriptor, 0, 0);
      while (true) {
        long count = DirectoryCalls.read(room, descriptor, listing, LISTING_BYTES);
        if (count <= 0) {
          return slots;
        }
        for (long at = 0; at < count; ) {
          DirectoryCalls.Entry entry = DirectoryCalls.Entry.at(listing, at);
          at += entry.lengthBytes();
          String name = new String(entry.name().toArray(JAVA_BYTE), StandardCharsets.ISO_8859_1);
          if (!name.equals(".") && !name.equals("..")) {
            slots.add(name);
          }
        }
      }
    }
  }
}
