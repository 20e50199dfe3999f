package dev.plumbline.faults.fuse.backing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which bytes were written and not synced since, file by file. A file that loses its last name
 * stays in it.
 */
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

  /** The files that have unsynced bytes, by path. */
  public synchronized List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Ranges ranges : files.values()) {
      long bytes = ranges.bytes();
      if (bytes > 0) {
        entries.add(new Entry(ranges.node.path(), bytes));
      }
    }
    entries.sort(Comparator.comparing(Entry::path));
    return entries;
  }

  /** All of their unsynced bytes. */
  public long bytes() {
    return entries().stream().mapToLong(Entry::bytes).sum();
  }
}
