package dev.plumbline.map;

import java.io.IOException;

/**
 * Two claims about the same bytes, compared per cell: the bitmap's, which pages hold content, and the filesystem's, which
 * bytes it has stored. A byte that only the bitmap claims lies in a hole: its content is likely lost. One that only the
 * filesystem claims is ignored by loaders: left from an earlier round, or a zero page stored as data.
 */
final class Claims {

  private final Tally set;
  private final Tally stored;
  private final Tally both;

  /** Nothing claimed. */
  Claims(Grid grid) {
    this.set = new Tally(grid);
    this.stored = new Tally(grid);
    this.both = new Tally(grid);
  }

  Grid grid() {
    return set.grid();
  }

  /** Bytes of pages whose bit is set. */
  Tally set() {
    return set;
  }

  /** Bytes that aren't in a hole. */
  Tally stored() {
    return stored;
  }

  /** Bytes that are both. */
  Tally both() {
    return both;
  }

  /** Bytes of a cell that are in set pages and in a hole. */
  long lostBytes(int cell) {
    return set.bytes(cell) - both.bytes(cell);
  }

  /** Bytes of set pages in holes, all cells together. */
  long lostBytes() {
    return set.totalBytes() - both.totalBytes();
  }

  /** Stored bytes of a cell that belong to pages whose bit is clear. */
  long ignoredBytes(int cell) {
    return stored.bytes(cell) - both.bytes(cell);
  }

  /** Stored bytes under clear bits, all cells together. */
  long ignoredBytes() {
    return stored.totalBytes() - both.totalBytes();
  }

  /** Adds a run of set pages and what of it is stored, asking the walk as far as the run goes. */
  static void addRun(long fromBytes, long toBytes, ExtentWalk walk, Claims... claims)
      throws IOException {
    for (Claims c : claims) {
      c.set.add(fromBytes, toBytes);
    }
    long at = fromBytes;
    while (at < toBytes) {
      long start = Math.max(at, walk.to(at).startBytes());
      long end = Math.min(toBytes, walk.current().endBytes());
      for (Claims c : claims) {
        c.both.add(start, end);
      }
      at = Math.max(end, start);
    }
  }
}
