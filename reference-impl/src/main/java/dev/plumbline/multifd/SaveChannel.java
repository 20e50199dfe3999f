package dev.plumbline.multifd;

import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.ram.ZeroPages;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * One channel of a save: reads a batch of RAM into its buffer, finds its zero pages, writes the
 * rest in slices, one positioned write each, and only then sets the bits of what was written and
 * clears those of the zero pages.
 *
 * <p>The buffer is a snapshot: RAM that changes meanwhile can't make a page differ from its bit.
 */
public final class SaveChannel implements Channels.Channel<PageBatch> {

  private final PositionedFile file;
  private final int alignmentBytes;
  private final PositionedFile main;
  private final ReentrantLock writing;
  private final RequestPolicy policy;
  private final boolean detectZeroPages;
  private final LongConsumer progress;
  private final ByteBuffer buffer;
  private final MemorySegment memory;
  private boolean[] data = new boolean[0];

  /**
   * A channel.
   *
   * @param file its own descriptor; closed with it
   * @param alignmentBytes what memory, offset and length of its requests must be multiples of; 1
   *     when it is buffered
   * @param main the main descriptor, for what can't be aligned; not closed
   * @param writing held while a batch is written. Through the page cache the kernel lets one writer
   *     at a time into a file, and those that wait spin: channels that are buffered share one
   * @param buffer at least a batch long, aligned
   * @param progress told of the RAM bytes done
   */
  public SaveChannel(
      PositionedFile file,
      int alignmentBytes,
      PositionedFile main,
      ReentrantLock writing,
      ByteBuffer buffer,
      RequestPolicy policy,
      boolean detectZeroPages,
      LongConsumer progress) {
    this.file = file;
    this.alignmentBytes = alignmentBytes;
    this.main = main;
    this.writing = writing;
    this.buffer = buffer;
    this.memory = MemorySegment.ofBuffer(buffer.duplicate().clear());
    this.policy = policy;
    this.detectZeroPages = detectZeroPages;
    this.progress = progress;
  }

  @Override
  public void handle(PageBatch batch) throws IOException {
    SavedBlock block = batch.block();
    int pageSize = block.pageSizeBytes();
    long offset = batch.firstPage() * pageSize;
    int length = batch.pages() * pageSize;
    if (detectZeroPages && block.ram().dataFrom(offset).startBytes() >= offset + length) {
      clear(batch);
    } else {
      buffer.clear().limit(length);
      block.ram().read(buffer, offset);
      findData(batch);
      writing.lock();
      try {
        Slices.cut(
            data,
            batch.pages(),
            policy.mergedGapPages(),
            (first, pages) -> write(batch, first, pages));
      } finally {
        writing.unlock();
      }
      setBits(batch);
    }
    progress.accept(length);
  }

  private void findData(PageBatch batch) {
    if (data.length < batch.pages()) {
      data = new boolean[batch.pages()];
    }
    int pageSize = batch.block().pageSizeBytes();
    for (int page = 0; page < batch.pages(); page++) {
      data[page] =
          batch.isWanted(page)
              && !(detectZeroPages && ZeroPages.isZero(memory, (long) page * pageSize, pageSize));
    }
  }

  /**
   * Writes a slice. Pages smaller than the alignment make slices that are not multiples of it: they
   * grow over their neighbours in the batch, which is in the buffer as it is in RAM. Only at the
   * end of a block nothing is left to grow over; that rest goes through the main descriptor, as the
   * next block's header beside it does.
   */
  private void write(PageBatch batch, int first, int pages) throws IOException {
    SavedBlock block = batch.block();
    int pageSize = block.pageSizeBytes();
    int length = batch.pages() * pageSize;
    long region = block.pagesOffsetBytes() + batch.firstPage() * pageSize;
    int start = first * pageSize & -alignmentBytes;
    int end = (first + pages) * pageSize;
    int alignedEnd = Math.min(end + alignmentBytes - 1 & -alignmentBytes, length & -alignmentBytes);
    buffer.limit(alignedEnd).position(start);
    FullTransfers.writeAligned(file, buffer, region + start, alignmentBytes);
    if (alignedEnd < end) {
      buffer.limit(end).position(alignedEnd);
      FullTransfers.writeFully(main, buffer, region + alignedEnd);
    }
  }

  /** Bits follow the writes: a page's bit is never set before its bytes are in the file. */
  private void setBits(PageBatch batch) {
    int page = 0;
    while (page < batch.pages()) {
      if (!batch.isWanted(page)) {
        page++;
        continue;
      }
      boolean set = data[page];
      int end = page + 1;
      while (end < batch.pages() && batch.isWanted(end) && data[end] == set) {
        end++;
      }
      if (set) {
        batch.block().bitmap().set(batch.firstPage() + page, end - page);
      } else {
        batch.block().bitmap().clear(batch.firstPage() + page, end - page);
      }
      page = end;
    }
  }

  private static void clear(PageBatch batch) {
    for (int page = 0; page < batch.pages(); page++) {
      if (batch.isWanted(page)) {
        batch.block().bitmap().clear(batch.firstPage() + page, 1);
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
