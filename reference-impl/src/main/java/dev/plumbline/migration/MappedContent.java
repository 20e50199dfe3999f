package dev.plumbline.migration;

import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.mappedram.MappedRamLayout;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.ram.PageRunConsumer;
import dev.plumbline.ram.RunScanner;
import dev.plumbline.stream.RamBlock;
import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A block in the mapped-ram form: the pages whose bit is set, at their place in the page region.
 * Those in holes of the file read as zeros and are passed over.
 */
public final class MappedContent implements BlockContent {

  private final PositionedFile file;
  private final RamBlock block;
  private final BitmapOrder order;

  MappedContent(PositionedFile file, RamBlock block, BitmapOrder order) {
    this.file = file;
    this.block = block;
    this.order = order;
  }

  @Override
  public void forEachRun(RunConsumer consumer) throws IOException {
    scan(new DataRuns(consumer));
  }

  /**
   * The same for the pages whose bit is clear: what of them isn't a hole has never had a meaning,
   * or has lost it.
   *
   * @param consumer receives the runs
   * @throws IOException when the file can't be read, or from the consumer
   */
  public void forEachClearRun(RunConsumer consumer) throws IOException {
    DataRuns runs = new DataRuns(consumer);
    AtomicLong next = new AtomicLong();
    scan((firstPage, pages) -> runs.between(next.getAndSet(firstPage + pages), firstPage));
    runs.between(next.get(), block.pages());
  }

  /**
   * Passes on what of each run isn't a hole: a few bytes of bitmap can claim terabytes. Whole
   * pages, though an extent may begin or end in the middle of one.
   */
  private final class DataRuns implements PageRunConsumer {

    private final RunConsumer consumer;
    private final long regionBytes = Objects.requireNonNull(block.mapped()).pagesOffsetBytes();
    private Extent data = new Extent(0, 0);

    private DataRuns(RunConsumer consumer) {
      this.consumer = consumer;
    }

    void between(long firstPage, long endPage) throws IOException {
      if (endPage > firstPage) {
        run(firstPage, endPage - firstPage);
      }
    }

    @Override
    public void run(long firstPage, long pages) throws IOException {
      long pageSize = block.pageSizeBytes();
      long at = firstPage * pageSize;
      long end = at + pages * pageSize;
      while (at < end) {
        if (data.endBytes() <= regionBytes + at) {
          data = file.dataFrom(regionBytes + at);
        }
        if (data.isNone() && file.sizeBytes() < regionBytes + end) {
          throw new EOFException(
              file.path() + ": file shrank while it was read: offset=" + (regionBytes + at));
        }
        long start = Math.max(at, data.startBytes() - regionBytes) / pageSize * pageSize;
        if (start >= end) {
          return;
        }
        long stop = Math.min(end, data.endBytes() - regionBytes);
        at = MappedRamLayout.roundUp(stop, pageSize);
        consumer.run(start, regionBytes + start, at - start);
      }
    }
  }

  /**
   * Scans the bitmap.
   *
   * @param consumer receives the runs of set pages
   * @return the scanner, for its counts
   */
  public RunScanner scan(PageRunConsumer consumer) throws IOException {
    RunScanner scanner = new RunScanner(block.pages(), consumer);
    BitmapWords.forEach(file, block, feeding(scanner, order));
    scanner.finish();
    return scanner;
  }

  /** Feeds words to a scanner that takes them in an order. */
  static BitmapWords.Consumer feeding(RunScanner scanner, BitmapOrder order) {
    return new BitmapWords.Consumer() {
      @Override
      public void word(long word) throws IOException {
        scanner.word(order == BitmapOrder.LITTLE ? word : Long.reverseBytes(word));
      }

      @Override
      public void clear(long pages) throws IOException {
        scanner.clear(pages);
      }
    };
  }
}
