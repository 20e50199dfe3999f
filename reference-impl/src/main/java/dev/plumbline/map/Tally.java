package dev.plumbline.map;

/** Counts, for each cell of a {@link Grid}, how many of its bytes have some property. */
final class Tally {

  private final Grid grid;
  private final long[] bytes;
  private long totalBytes;

  /** All counts zero. */
  Tally(Grid grid) {
    this.grid = grid;
    this.bytes = new long[grid.cells()];
  }

  Grid grid() {
    return grid;
  }

  /** Counts the bytes from one offset up to another; what lies outside the grid is left out. */
  void add(long fromBytes, long toBytes) {
    long from = Math.max(fromBytes, grid.startBytes()) - grid.startBytes();
    long to = Math.min(toBytes, grid.endBytes()) - grid.startBytes();
    if (from >= to) {
      return;
    }
    totalBytes += to - from;
    long cellBytes = grid.cellBytes();
    int first = (int) (from / cellBytes);
    int last = (int) ((to - 1) / cellBytes);
    if (first == last) {
      bytes[first] += to - from;
      return;
    }
    bytes[first] += (first + 1) * cellBytes - from;
    for (int i = first + 1; i < last; i++) {
      bytes[i] += cellBytes;
    }
    bytes[last] += to - last * cellBytes;
  }

  /** What one cell counts. */
  long bytes(int cell) {
    return bytes[cell];
  }

  /** What all cells count together. */
  long totalBytes() {
    return totalBytes;
  }

  /** Share of a cell that has the property; more than 1 when bytes were counted repeatedly. */
  double share(int cell) {
    return (double) bytes[cell] / grid.cellBytes(cell);
  }
}
