package dev.plumbline.migration;

import dev.plumbline.io.PositionedFile;
import dev.plumbline.ram.PageSet;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.RamVisitor;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.stream.StreamRecordScan;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Where the last content of each page is in the stream form. Holds a window of pages at a time, so
 * that its memory doesn't grow with RAM; blocks are numbered through, one after the other.
 */
final class StreamIndex {

  /** 16 GiB of RAM in 4-KiB pages. */
  private static final int WINDOW_PAGES = 4 << 20;

  private static final long ZERO = -1;

  private final PositionedFile file;
  private final StreamModel model;
  private final long[] firstPage;
  private final long[] window;
  private long windowStart = -1;

  StreamIndex(PositionedFile file, StreamModel model) {
    this.file = file;
    this.model = model;
    this.firstPage = new long[model.blocks().size() + 1];
    for (int i = 0; i < model.blocks().size(); i++) {
      firstPage[i + 1] = firstPage[i] + model.blocks().get(i).pages();
    }
    long all = firstPage[model.blocks().size()];
    this.window = new long[(int) Math.min(WINDOW_PAGES, all)];
  }

  BlockContent content(int blockIndex) {
    RamBlock block = model.blocks().get(blockIndex);
    return consumer -> {
      long pageSize = block.pageSizeBytes();
      // Only what was sent is asked for: a damaged file may claim more pages than can be counted.
      PageSet data = Objects.requireNonNull(model.pages()).data(blockIndex);
      for (long page = data.next(0); page < data.pages(); page = data.next(page + 1)) {
        long offset = dataOffset(firstPage[blockIndex] + page);
        if (offset != ZERO) {
          consumer.run(page * pageSize, offset, pageSize);
        }
      }
    };
  }

  private synchronized long dataOffset(long number) throws IOException {
    if (windowStart < 0 || number < windowStart || number >= windowStart + window.length) {
      load(number);
    }
    return window[(int) (number - windowStart)];
  }

  private void load(long number) throws IOException {
    Arrays.fill(window, ZERO);
    windowStart = number / window.length * window.length;
    StreamRecordScan.scan(
        file,
        model,
        new RamVisitor() {
          @Override
          public void page(int block, long page, long dataOffsetBytes) {
            set(block, page, dataOffsetBytes);
          }

          @Override
          public void zero(int block, long page) {
            set(block, page, ZERO);
          }
        });
  }

  private void set(int block, long page, long value) {
    long at = firstPage[block] + page - windowStart;
    if (at >= 0 && at < window.length) {
      window[(int) at] = value;
    }
  }
}
