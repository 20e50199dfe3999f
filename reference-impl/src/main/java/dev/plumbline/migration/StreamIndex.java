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
import org.jspecify.annotations.Nullable;

/**
 * Where the last content of each page is in the stream form. Looks through a window of pages at a
 * time, so that its memory doesn't grow with RAM; blocks are numbered through, one after the other.
 *
 * <p>Each walk keeps the window it is in, so that walks of several blocks at once don't take it
 * from one another; the window loaded last is shared.
 */
final class StreamIndex {

  /** 16 GiB of RAM in 4-KiB pages. */
  private static final int WINDOW_PAGES = 4 << 20;

  private static final long ZERO = -1;

  private final PositionedFile file;
  private final StreamModel model;
  private final long[] firstPage;
  private final int windowPages;
  private @Nullable Window latest;

  /** Where each of some pages is in the file; never changed once it is loaded. */
  private static final class Window {
    private final long start;
    private final long[] dataOffsets;

    private Window(long start, int pages) {
      this.start = start;
      this.dataOffsets = new long[pages];
      Arrays.fill(dataOffsets, ZERO);
    }

    private boolean holds(long number) {
      return number >= start && number < start + dataOffsets.length;
    }

    private long dataOffset(long number) {
      return dataOffsets[(int) (number - start)];
    }

    private void set(long number, long value) {
      if (holds(number)) {
        dataOffsets[(int) (number - start)] = value;
      }
    }
  }

  StreamIndex(PositionedFile file, StreamModel model) {
    this(file, model, WINDOW_PAGES);
  }

  StreamIndex(PositionedFile file, StreamModel model, int maxWindowPages) {
    this.file = file;
    this.model = model;
    this.firstPage = new long[model.blocks().size() + 1];
    for (int i = 0; i < model.blocks().size(); i++) {
      firstPage[i + 1] = firstPage[i] + model.blocks().get(i).pages();
    }
    long all = firstPage[model.blocks().size()];
    this.windowPages = (int) Math.min(maxWindowPages, all);
  }

  BlockContent content(int blockIndex) {
    RamBlock block = model.blocks().get(blockIndex);
    return consumer -> {
      long pageSize = block.pageSizeBytes();
      // Only what was sent is asked for: a damaged file may claim more pages than can be counted.
      PageSet sent = Objects.requireNonNull(model.pages()).data(blockIndex);
      Window window = null;
      for (long page = sent.next(0); page < sent.pages(); page = sent.next(page + 1)) {
        long number = firstPage[blockIndex] + page;
        if (window == null || !window.holds(number)) {
          window = window(number);
        }
        long data = window.dataOffset(number);
        if (data != ZERO) {
          consumer.run(page * pageSize, data, pageSize);
        }
      }
    };
  }

  private synchronized Window window(long number) throws IOException {
    Window known = latest;
    if (known == null || !known.holds(number)) {
      latest = null;
      known = load(number / windowPages * windowPages);
      latest = known;
    }
    return known;
  }

  private Window load(long start) throws IOException {
    Window window = new Window(start, windowPages);
    StreamRecordScan.scan(
        file,
        model,
        new RamVisitor() {
          @Override
          public void page(int block, long page, long dataOffsetBytes) {
            window.set(firstPage[block] + page, dataOffsetBytes);
          }

          @Override
          public void zero(int block, long page) {
            window.set(firstPage[block] + page, ZERO);
          }
        });
    return window;
  }
}
