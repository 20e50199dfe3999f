package dev.plumbline.diff;

import java.util.Arrays;

/** Pages in ascending order as ranges, up to a number of them; what comes after is only counted. */
public final class PageRanges {

  /** The most ranges that are kept of one block. */
  public static final int MAX_RANGES = 200_000;

  private long[] bounds = new long[16];
  private int ranges;
  private long pages;
  private long pagesKept;

  /** Adds a run of pages behind all that were added. */
  void add(long firstPage, long count) {
    pages += count;
    if (ranges > 0 && bounds[2 * ranges - 1] == firstPage - 1) {
      bounds[2 * ranges - 1] += count;
    } else if (ranges == MAX_RANGES) {
      return;
    } else {
      if (2 * ranges == bounds.length) {
        bounds = Arrays.copyOf(bounds, 2 * bounds.length);
      }
      bounds[2 * ranges] = firstPage;
      bounds[2 * ranges + 1] = firstPage + count - 1;
      ranges++;
    }
    pagesKept += count;
  }

  /** How many ranges are kept. */
  public int size() {
    return ranges;
  }

  /** A range's first page. */
  public long first(int range) {
    return bounds[2 * range];
  }

  /** A range's last page. */
  public long last(int range) {
    return bounds[2 * range + 1];
  }

  /** All pages, in ranges that are kept and in others. */
  public long pages() {
    return pages;
  }

  /** Pages in no range that is kept. */
  public long pagesLeftOut() {
    return pages - pagesKept;
  }
}
