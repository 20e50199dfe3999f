package dev.plumbline.migration;

import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.ram.ZeroPages;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Copies a block's runs into a file of its own, with several threads. Zero pages are not written:
 * the target stays sparse. The first error ends all threads.
 */
final class RunCopier {

  private static final int BUFFER_BYTES = 1 << 20;
  private static final int BATCH_RUNS = 256;
  private static final int QUEUED_BATCHES = 16;
  private static final long POLL_MILLIS = 50;
  private static final Batch END = new Batch(1);

  private final PositionedFile source;
  private final PositionedFile target;
  private final long pageSizeBytes;
  private final Progress progress;
  private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(QUEUED_BATCHES);
  private volatile @Nullable Throwable failure;

  /** Some runs, in plain arrays: a fragmented block has millions. */
  private static final class Batch {
    private final long[] blockOffset;
    private final long[] fileOffset;
    private final int[] length;
    private int runs;
    private long bytes;

    private Batch(int capacity) {
      blockOffset = new long[capacity];
      fileOffset = new long[capacity];
      length = new int[capacity];
    }

    private void add(long inBlock, long inFile, int count) {
      blockOffset[runs] = inBlock;
      fileOffset[runs] = inFile;
      length[runs] = count;
      runs++;
      bytes += count;
    }

    private boolean isFull() {
      return runs == BATCH_RUNS || bytes >= BUFFER_BYTES;
    }
  }

  private RunCopier(
      PositionedFile source, PositionedFile target, long pageSizeBytes, Progress progress) {
    this.source = source;
    this.target = target;
    this.pageSizeBytes = pageSizeBytes;
    this.progress = progress;
  }

  /**
   * Copies all runs.
   *
   * @param threads how many copy at once
   * @throws IOException when reading or writing fails
   */
  static void copy(
      PositionedFile source,
      BlockContent content,
      PositionedFile target,
      long pageSizeBytes,
      int threads,
      Progress progress)
      throws IOException {
    new RunCopier(source, target, pageSizeBytes, progress).run(content, threads);
  }

  private void run(BlockContent content, int threads) throws IOException {
    @Nullable Thread[] workers = new Thread[threads];
    try {
      for (int i = 0; i < threads; i++) {
        workers[i] = Thread.ofPlatform().daemon().name("copy-" + i).start(this::work);
      }
      produce(content);
      for (int i = 0; i < threads; i++) {
        put(END);
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker != null && worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
          fail(e);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow();
  }

  private void rethrow() throws IOException {
    switch (failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IOException("interrupted", e);
    }
  }

  private synchronized void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  private void produce(BlockContent content) throws IOException {
    Batch[] current = {new Batch(BATCH_RUNS)};
    content.forEachRun((blockOffset, fileOffset, length) -> {
      for (long done = 0; done < length; done += BUFFER_BYTES) {
        int step = (int) Math.min(BUFFER_BYTES, length - done);
        current[0].add(blockOffset + done, fileOffset + done, step);
        if (current[0].isFull()) {
          put(current[0]);
          current[0] = new Batch(BATCH_RUNS);
        }
      }
    });
    put(current[0]);
  }

  private void put(Batch batch) throws IOException {
    try {
      while (!queue.offer(batch, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        if (failure != null) {
          throw new IOException("copying ended");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void work() {
    // Freed with its thread: a file may have thousands of blocks.
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(BUFFER_BYTES);
      ByteBuffer buffer = memory.asByteBuffer();
      while (failure == null) {
        Batch batch = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (batch == END) {
          return;
        }
        if (batch != null) {
          for (int i = 0; i < batch.runs; i++) {
            copy(buffer, memory, batch.fileOffset[i], batch.blockOffset[i], batch.length[i]);
          }
          progress.advance(batch.bytes);
        }
      }
    } catch (Throwable e) {
      fail(e);
    }
  }

  private void copy(ByteBuffer buffer, MemorySegment memory, long from, long to, int length)
      throws IOException {
    buffer.clear().limit(length);
    if (FullTransfers.readFully(source, buffer, from) < length) {
      throw new EOFException(source.path() + ": file shrank while it was read: offset=" + from);
    }
    int page = (int) pageSizeBytes;
    int at = 0;
    while (at < length) {
      int end = at;
      while (end < length && !ZeroPages.isZero(memory, end, page)) {
        end += page;
      }
      if (end > at) {
        buffer.limit(end).position(at);
        FullTransfers.writeFully(target, buffer, to + at);
      }
      at = end + page;
    }
  }
}
