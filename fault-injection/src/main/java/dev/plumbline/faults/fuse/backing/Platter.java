package dev.plumbline.faults.fuse.backing;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file's platter has in places where it differs from what programs see although all counts
 * as synced: a failed sync marked those as clean.
 */
final class Platter {

  /** The length isn't another. */
  static final long SAME = -1;

  /** Pieces by where they begin; they don't overlap. */
  private final TreeMap<Long, Saved> pieces = new TreeMap<>();

  private long sizeBytes = SAME;

  /** Does something with each piece. */
  @FunctionalInterface
  interface Each {
    void piece(long offsetBytes, Saved saved) throws IOException;
  }

  /** A change never got there, so what was there before still is. */
  void missed(long offsetBytes, Saved before) {
    long at = offsetBytes;
    long end = offsetBytes + before.lengthBytes();
    // What it missed earlier is older, and holds.
    for (Map.Entry<Long, Saved> known : around(offsetBytes, end).entrySet()) {
      put(at, known.getKey(), offsetBytes, before);
      at = Math.max(at, known.getKey() + known.getValue().lengthBytes());
    }
    put(at, end, offsetBytes, before);
  }

  /** A length never got there. */
  void missedSize(long before) {
    if (sizeBytes == SAME) {
      sizeBytes = before;
    }
  }

  /** A place was written once more, and that got there. */
  void written(long offsetBytes, long lengthBytes) {
    long end = offsetBytes + lengthBytes;
    for (Map.Entry<Long, Saved> known : around(offsetBytes, end).entrySet()) {
      long start = known.getKey();
      Saved saved = known.getValue();
      pieces.remove(start);
      put(start, offsetBytes, start, saved);
      put(Math.max(start, end), start + saved.lengthBytes(), start, saved);
    }
  }

  /** The length got there. */
  void writtenSize() {
    sizeBytes = SAME;
  }

  /** The length, or {@link #SAME}. */
  long sizeBytes() {
    return sizeBytes;
  }

  void forEach(Each each) throws IOException {
    for (Map.Entry<Long, Saved> piece : pieces.entrySet()) {
      each.piece(piece.getKey(), piece.getValue());
    }
  }

  /** A copy of those that touch a stretch. */
  private Map<Long, Saved> around(long start, long end) {
    Long first = pieces.lowerKey(start);
    Map<Long, Saved> touched = new TreeMap<>(pieces.subMap(first == null ? start : first, end));
    touched.entrySet().removeIf(e -> e.getKey() + e.getValue().lengthBytes() <= start);
    return touched;
  }

  /** Keeps the part from start to end of bytes that begin somewhere before. */
  private void put(long start, long end, long savedStart, Saved saved) {
    if (end > start) {
      pieces.put(start, new Saved(saved.spoolOffset() + start - savedStart, end - start));
    }
  }
}
