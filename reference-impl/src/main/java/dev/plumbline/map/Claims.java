package dev.plumbline.map;

import dev.plumbline.io.Extent;
import java.io.IOException;

/**
 * Two claims about the same bytes, compared per cell: the bitmap's, which pages hold content, and
 * the filesystem's, which bytes it has stored. A byte that only the bitmap claims lies in a hole:
 * its content is likely lost. One that only the filesystem claims is ignored by loaders: left from
 * an earlier round, or a zero page stored as data.
 */
final class Claims {

  private final Tally set;
  private final Tally stored;
  private final Tally both;
  private final Tally lost;

  /** Nothing claimed. */
  Claims(Grid grid) {
    this.set = new Tally(grid);
    this.stored = new Tally(grid);
    this.both = new Tally(grid);
    this.lost = new Tally(grid);
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

  /** Bytes of set pages that lie in a hole from end to end. */
  Tally lost() {
    return lost;
  }

  /** Stored bytes of a cell that belong to pages whose bit is clear. */
  long ignoredBytes(int cell) {
    return stored.bytes(cell) - both.bytes(cell);
  }

  /** Stored bytes under clear bits, all cells together. */
  long ignoredBytes() {
    return stored.totalBytes() - both.totalBytes();
  }

  /**
   * Adds a run of set pages and what of it is stored, asking the walk as far as the run goes. A
   * page that is stored in part counts as lost in no part: whoever copies a file may turn the zeros
   * within a page into a hole.
   */
  static void addRun(
      long fromBytes, long toBytes, long pageBytes, ExtentWalk walk, Claims... claims)
      throws IOException {
    for (Claims c : claims) {
      c.set.add(fromBytes, toBytes);
    }
    long at = fromBytes;
    while (at < toBytes) {
      Extent data = walk.to(at);
      long start = Math.clamp(data.startBytes(), at, toBytes);
      long end = Math.min(toBytes, data.endBytes());
      long wholeFrom = toBytes - (toBytes - at) / pageBytes * pageBytes;
      long wholeTo = fromBytes + (start - fromBytes) / pageBytes * pageBytes;
      for (Claims c : claims) {
        c.both.add(start, end);
        c.lost.add(wholeFrom, wholeTo);
      }
      at = end;
    }
  }
}
