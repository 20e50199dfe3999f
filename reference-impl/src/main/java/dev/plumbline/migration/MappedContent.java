package dev.plumbline.migration;

import dev.plumbline.io.PositionedFile;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.ram.PageRunConsumer;
import dev.plumbline.ram.RunScanner;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.util.Objects;

/**
 * A block in the mapped-ram form: the pages whose bit is set, at their place in the page region.
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
    MappedRamHeader header = Objects.requireNonNull(block.mapped());
    long pageSize = block.pageSizeBytes();
    scan((first, pages) ->
        consumer.run(
            first * pageSize, header.pagesOffsetBytes() + first * pageSize, pages * pageSize));
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
