package dev.plumbline.migration;

import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;

/**
 * Counts pages that lie in holes of the file; asked in ascending order, it seeks each extent once.
 */
final class HoleCounter {

  private final PositionedFile file;
  private final long regionBytes;
  private final long pageSizeBytes;
  private Extent data = new Extent(0, 0);
  private long pages;
  private long firstOffsetBytes = -1;

  /**
   * A counter for one page region.
   *
   * @param regionBytes where the region begins in the file
   */
  HoleCounter(PositionedFile file, long regionBytes, long pageSizeBytes) {
    this.file = file;
    this.regionBytes = regionBytes;
    this.pageSizeBytes = pageSizeBytes;
  }

  /** Adds a run of set pages: those that are holes from end to end count. */
  void run(long firstPage, long count) throws IOException {
    long at = regionBytes + firstPage * pageSizeBytes;
    long end = at + count * pageSizeBytes;
    while (at < end) {
      if (data.endBytes() <= at) {
        data = file.dataFrom(at);
      }
      if (data.startBytes() > at) {
        hole(at, Math.min(end, data.startBytes()));
      }
      at = Math.min(end, data.endBytes());
    }
  }

  private void hole(long start, long end) {
    long first = (start - regionBytes + pageSizeBytes - 1) / pageSizeBytes;
    long last = (end - regionBytes) / pageSizeBytes;
    if (last > first) {
      if (firstOffsetBytes < 0) {
        firstOffsetBytes = regionBytes + first * pageSizeBytes;
      }
      pages += last - first;
    }
  }

  /** Set pages found in holes. */
  long pages() {
    return pages;
  }

  /** Where the first of them is in the file, or -1. */
  long firstOffsetBytes() {
    return firstOffsetBytes;
  }
}
