package dev.plumbline.diff;

import dev.plumbline.migration.BlockWindows;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.ram.ZeroPages;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Compares the content of two blocks, window by window. */
final class BlockComparison {

  private static final MemorySegment ZEROS =
      MemorySegment.ofArray(new long[BlockWindows.WINDOW_BYTES / Long.BYTES]);

  private final long pageSizeBytes;
  private final long commonBytes;
  private final PageRanges ranges = new PageRanges();
  private long zeroInA;
  private long zeroInB;

  private BlockComparison(RamBlock a, RamBlock b) {
    this.pageSizeBytes = Math.min(a.pageSizeBytes(), b.pageSizeBytes());
    this.commonBytes = Math.min(a.usedLengthBytes(), b.usedLengthBytes());
  }

  static BlockDifference compare(
      MigrationFile fileA, RamBlock a, MigrationFile fileB, RamBlock b, Progress progress)
      throws IOException {
    BlockComparison comparison = new BlockComparison(a, b);
    try (WindowFeed feedA = new WindowFeed(fileA, a);
        WindowFeed feedB = new WindowFeed(fileB, b)) {
      comparison.merge(feedA, feedB, progress);
    }
    long longer = Math.max(a.usedLengthBytes(), b.usedLengthBytes());
    if (longer > comparison.commonBytes) {
      long first = comparison.commonBytes / comparison.pageSizeBytes;
      comparison.ranges.add(first, longer / comparison.pageSizeBytes - first);
    }
    return new BlockDifference(
        a.name(),
        a,
        b,
        comparison.pageSizeBytes,
        comparison.ranges,
        comparison.zeroInA,
        comparison.zeroInB,
        false,
        null);
  }

  private void merge(WindowFeed feedA, WindowFeed feedB, Progress progress) throws IOException {
    WindowFeed.Window a = feedA.next();
    WindowFeed.Window b = feedB.next();
    while (!a.isEnd() || !b.isEnd()) {
      long start = Math.min(a.startBytes(), b.startBytes());
      boolean inA = a.startBytes() == start;
      boolean inB = b.startBytes() == start;
      compare(start, inA ? a.bytes() : ZEROS, inB ? b.bytes() : ZEROS);
      if (inA) {
        progress.advance(a.bytes().byteSize());
        feedA.giveBack(a);
        a = feedA.next();
      }
      if (inB) {
        progress.advance(b.bytes().byteSize());
        feedB.giveBack(b);
        b = feedB.next();
      }
    }
  }

  private void compare(long start, MemorySegment a, MemorySegment b) {
    long length = Math.min(Math.min(a.byteSize(), b.byteSize()), commonBytes - start);
    long at = 0;
    while (at < length) {
      long different = MemorySegment.mismatch(a, at, length, b, at, length);
      if (different < 0) {
        return;
      }
      long page = (at + different) / pageSizeBytes * pageSizeBytes;
      ranges.add((start + page) / pageSizeBytes, 1);
      if (ZeroPages.isZero(a, page, pageSizeBytes)) {
        zeroInA++;
      } else if (ZeroPages.isZero(b, page, pageSizeBytes)) {
        zeroInB++;
      }
      at = page + pageSizeBytes;
    }
  }
}
