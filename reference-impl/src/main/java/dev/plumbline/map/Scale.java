package dev.plumbline.map;

import java.util.List;

/**
 * How many pages one cell of a block's map stands for. All large blocks share one scale, so that
 * their maps compare; a block that wouldn't fill a row at that scale has a row of its own at a
 * finer one. Powers of two, so that rows begin at round offsets.
 */
final class Scale {

  /** Cells in one row. */
  static final int ROW_CELLS = 256;

  /** Rows that all blocks at the common scale take together; bounds the picture. */
  static final int MAX_ROWS = 16;

  private final long commonPages;

  private Scale(long commonPages) {
    this.commonPages = commonPages;
  }

  /**
   * The scale for blocks that are drawn together.
   *
   * @param pages the blocks' numbers of pages
   */
  static Scale of(List<Long> pages) {
    long perCell = 1;
    while (rowsAt(perCell, pages) > MAX_ROWS) {
      perCell *= 2;
    }
    return new Scale(perCell);
  }

  private static long rowsAt(long perCell, List<Long> pages) {
    return pages.stream()
        .filter(p -> p > perCell * ROW_CELLS)
        .mapToLong(p -> Math.ceilDiv(p, perCell * ROW_CELLS))
        .reduce(0, (a, b) -> Math.min(a + b, Long.MAX_VALUE / 2));
  }

  /** Pages in one cell of a block's map. */
  long pagesPerCell(long pages) {
    if (pages > commonPages * ROW_CELLS) {
      return commonPages;
    }
    long perCell = 1;
    while (perCell * ROW_CELLS < pages) {
      perCell *= 2;
    }
    return perCell;
  }
}
