package dev.plumbline.map;

/**
 * A stretch of bytes cut into cells of equal length; the last one may be shorter.
 *
 * @param startBytes where the first cell begins
 * @param lengthBytes of the stretch, 0 or more
 * @param cellBytes length of one cell, 1 or more
 */
record Grid(long startBytes, long lengthBytes, long cellBytes) {

  Grid {
    if (startBytes < 0 || lengthBytes < 0 || cellBytes < 1) {
      throw new IllegalArgumentException(
          "grid: start=" + startBytes + ", length=" + lengthBytes + ", cell=" + cellBytes);
    }
  }

  /** A stretch cut into at most so many cells, as fine as that allows. */
  static Grid ofAtMost(int cells, long startBytes, long lengthBytes) {
    return new Grid(startBytes, lengthBytes, Math.max(1, Math.ceilDiv(lengthBytes, cells)));
  }

  /** The byte after the last one. */
  long endBytes() {
    return startBytes + lengthBytes;
  }

  /** How many cells there are. */
  int cells() {
    return Math.toIntExact(Math.ceilDiv(lengthBytes, cellBytes));
  }

  /** How long one cell is: only the last differs from {@link #cellBytes}. */
  long cellBytes(int cell) {
    return Math.min(cellBytes, lengthBytes - cell * cellBytes);
  }
}
