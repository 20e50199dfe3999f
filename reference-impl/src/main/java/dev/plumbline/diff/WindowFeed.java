package dev.plumbline.diff;

import dev.plumbline.migration.BlockWindows;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One file's windows, read by a thread of its own, so that two files are read at once while a third
 * thread compares.
 */
final class WindowFeed implements AutoCloseable {

  private static final int WINDOWS = 4;

  /**
   * What the reader hands over: a window, or the end.
   *
   * @param startBytes where in the block; {@link Long#MAX_VALUE} at the end
   * @param bytes its content
   * @param memory what is to be given back
   * @param failure why the walk broke off
   */
  record Window(
      long startBytes, MemorySegment bytes, MemorySegment memory, @Nullable Throwable failure) {

    boolean isEnd() {
      return startBytes == Long.MAX_VALUE;
    }
  }

  private final BlockingQueue<Window> full = new LinkedBlockingQueue<>();
  private final BlockingQueue<MemorySegment> free = new ArrayBlockingQueue<>(WINDOWS);
  private final Thread reader;

  WindowFeed(MigrationFile file, RamBlock block) {
    for (int i = 0; i < WINDOWS; i++) {
      free.add(MemorySegment.ofArray(new long[BlockWindows.WINDOW_BYTES / Long.BYTES]));
    }
    reader = Thread.ofPlatform().daemon().name("diff-reader").start(() -> read(file, block));
  }

  private void read(MigrationFile file, RamBlock block) {
    Throwable failure = null;
    try {
      BlockWindows.forEach(file, block, this::hand);
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
    }
    full.add(new Window(Long.MAX_VALUE, MemorySegment.NULL, MemorySegment.NULL, failure));
  }

  private void hand(long start, MemorySegment bytes) throws IOException {
    try {
      MemorySegment memory = free.take();
      MemorySegment.copy(bytes, 0, memory, 0, bytes.byteSize());
      full.add(new Window(start, memory.asSlice(0, bytes.byteSize()), memory, null));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The next window; to be given back. */
  Window next() throws IOException {
    try {
      Window window = full.take();
      switch (window.failure()) {
        case null -> {}
        case IOException e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
      return window;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  void giveBack(Window window) {
    if (!window.isEnd()) {
      free.add(window.memory());
    }
  }

  @Override
  public void close() throws IOException {
    reader.interrupt();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
