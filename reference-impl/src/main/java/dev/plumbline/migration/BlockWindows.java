package dev.plumbline.migration;

import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A block's content from front to back in windows of memory, whatever form the file has. Windows
 * that are all zero are passed over, whether or not anything is stored for them.
 */
public final class BlockWindows {

  /** Length of a window; a multiple of every page size. */
  public static final int WINDOW_BYTES = 1 << 20;

  /** Receives windows in ascending order. */
  @FunctionalInterface
  public interface Consumer {

    /**
     * A window.
     *
     * @param startBytes where in the block, a multiple of {@link #WINDOW_BYTES}
     * @param bytes its content, only valid during the call; shorter than a window at the block's
     *     end
     * @throws IOException when handling it fails; the walk ends
     */
    void window(long startBytes, MemorySegment bytes) throws IOException;
  }

  private final RamBlock block;
  private final PageWindow source;
  private final Consumer consumer;
  private final MemorySegment memory = MemorySegment.ofArray(new long[WINDOW_BYTES / Long.BYTES]);
  private long start = -1;
  private long filledBytes;

  private BlockWindows(MigrationFile file, RamBlock block, Consumer consumer, Arena arena) {
    this.block = block;
    this.source = new PageWindow(file.file(), arena);
    this.consumer = consumer;
  }

  /**
   * Walks a block.
   *
   * @param file a complete file
   * @param block one of its blocks
   * @throws IOException when the file can't be read, or from the consumer
   */
  public static void forEach(MigrationFile file, RamBlock block, Consumer consumer)
      throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      BlockWindows windows = new BlockWindows(file, block, consumer, arena);
      file.content(block).forEachRun(windows::run);
      windows.hand();
    }
  }

  private void run(long blockOffset, long fileOffset, long length) throws IOException {
    for (long done = 0; done < length; ) {
      long at = blockOffset + done;
      long window = at / WINDOW_BYTES * WINDOW_BYTES;
      if (window != start) {
        hand();
        start = window;
        filledBytes = 0;
      }
      int step = (int) Math.min(window + WINDOW_BYTES - at, length - done);
      if (step == WINDOW_BYTES) {
        // All of it in one run: as it was read, without a copy.
        start = -1;
        consumer.window(window, source.at(fileOffset + done, step));
        done += step;
        continue;
      }
      zeroUntil(at - window);
      MemorySegment.copy(source.at(fileOffset + done, step), 0, memory, at - window, step);
      filledBytes = at - window + step;
      done += step;
    }
  }

  private void zeroUntil(long offset) {
    memory.asSlice(filledBytes, offset - filledBytes).fill((byte) 0);
  }

  private void hand() throws IOException {
    if (start >= 0) {
      long length = Math.min(WINDOW_BYTES, block.usedLengthBytes() - start);
      zeroUntil(length);
      consumer.window(start, memory.asSlice(0, length));
    }
  }
}
