package dev.plumbline.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.multifd.LiveRam;
import dev.plumbline.multifd.RamSource;
import dev.plumbline.ram.PageBitmap;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Guest RAM in two blocks that a thread of its own keeps changing until it is stopped. A page is
 * zero, or holds in every word its block, its number and a version: a torn or misplaced page shows.
 */
final class DirtiedRam implements LiveRam, AutoCloseable {

  private static final int PAGE = 4096;

  private final Arena arena = Arena.ofShared();
  private final List<MemorySegment> blocks;
  private final List<PageBitmap> dirty;
  private final AtomicLong changes = new AtomicLong();
  private final Thread dirtier = new Thread(this::run, "dirtier");
  private volatile boolean stopped;

  DirtiedRam(int... pages) {
    this.blocks =
        IntStream.of(pages).mapToObj(count -> arena.allocate((long) count * PAGE, PAGE)).toList();
    this.dirty = IntStream.of(pages).mapToObj(PageBitmap::new).toList();
    Random random = new Random(7);
    for (int block = 0; block < pages.length; block++) {
      for (int page = 0; page < pages[block]; page++) {
        change(random, block, page);
      }
    }
  }

  void start() {
    dirtier.start();
  }

  /** The dirty bit follows the change: a page read too early is read again. */
  private void change(Random random, int block, int page) {
    long word =
        random.nextInt(3) == 0
            ? 0
            : (long) (block + 1) << 48 | (long) page << 24 | random.nextInt(1, 1 << 23);
    for (int i = 0; i < PAGE; i += Long.BYTES) {
      blocks.get(block).set(ValueLayout.JAVA_LONG, (long) page * PAGE + i, word);
    }
    dirty.get(block).set(page, 1);
  }

  private void run() {
    Random random = new Random(8);
    while (!stopped) {
      for (int i = 0; i < 20; i++) {
        int block = random.nextInt(blocks.size());
        change(random, block, random.nextInt((int) dirty.get(block).pages()));
        changes.incrementAndGet();
      }
      LockSupport.parkNanos(50_000);
    }
  }

  @Override
  public List<PageBitmap> takeDirty() {
    return dirty.stream().map(PageBitmap::take).toList();
  }

  @Override
  public void stop() {
    stopped = true;
    try {
      dirtier.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  RamSource block(int number) {
    MemorySegment memory = blocks.get(number);
    return new RamSource() {
      @Override
      public long lengthBytes() {
        return memory.byteSize();
      }

      @Override
      public void read(ByteBuffer target, long offsetBytes) {
        target.put(memory.asSlice(offsetBytes, target.remaining()).asByteBuffer());
      }
    };
  }

  long changes() {
    return changes.get();
  }

  byte[] content(int block) {
    return blocks.get(block).toArray(ValueLayout.JAVA_BYTE);
  }

  static void assertWholePages(byte[] ram, int block) {
    ByteBuffer words = ByteBuffer.wrap(ram).order(ByteOrder.nativeOrder());
    for (int page = 0; page < ram.length / PAGE; page++) {
      long first = words.getLong(page * PAGE);
      assertThat(first == 0 || first >> 24 == ((block + 1L) << 24 | page))
          .as("block %s page %s", block, page)
          .isTrue();
      for (int i = 0; i < PAGE; i += Long.BYTES) {
        assertThat(words.getLong(page * PAGE + i)).isEqualTo(first);
      }
    }
  }

  @Override
  public void close() {
    stop();
    arena.close();
  }
}
