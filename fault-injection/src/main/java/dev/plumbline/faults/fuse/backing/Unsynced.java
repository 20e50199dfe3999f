package dev.plumbline.faults.fuse.backing;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.DataCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which bytes were written and not synced since, file by file. */
public final class Unsynced {

  private final Map<Node.Key, Ranges> files = new HashMap<>();

  /**
   * A file with unsynced bytes.
   *
   * @param path from the mounted directory on, as it was last known
   * @param bytes how many
   */
  public record Entry(String path, long bytes) {}

  private static final class Ranges {
    private final Node node;

    /** Ends by starts; neither overlapping nor touching. */
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    Ranges(Node node) {
      this.node = node;
    }

    void add(long start, long end) {
      long from = start;
      long to = end;
      Map.Entry<Long, Long> before = ends.floorEntry(start);
      if (before != null && before.getValue() >= start) {
        from = before.getKey();
        to = Math.max(to, before.getValue());
      }
      Map.Entry<Long, Long> next = ends.higherEntry(from);
      while (next != null && next.getKey() <= to) {
        to = Math.max(to, next.getValue());
        ends.remove(next.getKey());
        next = ends.higherEntry(from);
      }
      ends.put(from, to);
    }

    void cutAt(long size) {
      ends.tailMap(size, true).clear();
      Map.Entry<Long, Long> last = ends.lastEntry();
      if (last != null && last.getValue() > size) {
        ends.put(last.getKey(), size);
      }
    }

    long bytes() {
      return ends.entrySet().stream().mapToLong(e -> e.getValue() - e.getKey()).sum();
    }
  }

  synchronized void wrote(Node node, long offsetBytes, long lengthBytes) {
    if (lengthBytes > 0) {
      files
          .computeIfAbsent(node.key(), _ -> new Ranges(node))
          .add(offsetBytes, offsetBytes + lengthBytes);
    }
  }

  synchronized void resized(Node node, long sizeBytes) {
    Ranges ranges = files.get(node.key());
    if (ranges != null) {
      ranges.cutAt(sizeBytes);
    }
  }

  /**
   * A sync begins: what is unsynced is so no more, what is written meanwhile is.
   *
   * @return what {@link #failed} takes
   */
  synchronized Object begin(Node node) {
    Ranges ranges = files.remove(node.key());
    return ranges == null ? new Ranges(node) : ranges;
  }

  /** The sync failed. */
  synchronized void failed(Object begun) {
    if (begun instanceof Ranges ranges) {
      ranges.ends.forEach((start, end) -> wrote(ranges.node, start, end - start));
    }
  }

  synchronized void clear() {
    files.clear();
  }

  /**
   * The files that have unsynced bytes, by path; those left out that have lost their names.
   *
   * @param root the backing directory
   */
  public synchronized List<Entry> entries(int root) {
    List<Entry> entries = new ArrayList<>();
    try (CallRoom room = new CallRoom();
        Arena arena = Arena.ofConfined()) {
      for (Ranges ranges : files.values()) {
        long bytes = ranges.bytes();
        String path = ranges.node.path();
        if (bytes > 0 && isThere(room, root, arena.allocateFrom(path), ranges.node.key())) {
          entries.add(new Entry(path, bytes));
        }
      }
    }
    entries.sort(Comparator.comparing(Entry::path));
    return entries;
  }

  private static boolean isThere(CallRoom room, int root, MemorySegment path, Node.Key key) {
    long descriptor = NameCalls.node(room, root, path);
    if (descriptor < 0) {
      return false;
    }
    boolean same =
        NameCalls.stat(room, (int) descriptor) == 0 && NodeTable.keyOf(room.statx()).equals(key);
    DataCalls.close(room, (int) descriptor);
    return same;
  }
}
