package dev.plumbline.ram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PageBitmapTest {

  private static final int MAX_PAGES = 200;

  private enum Kind {
    SET,
    CLEAR,
    ADD,
    TAKE
  }

  /** One change; a run beyond the end is cut off there. */
  record Change(Kind kind, int first, int count) {}

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, MAX_PAGES - 1),
            Arbitraries.integers().between(0, MAX_PAGES))
        .as(Change::new)
        .list()
        .ofMaxSize(30);
  }

  @Property
  void behavesAsASetOfPages(@ForAll("changes") List<Change> changes, @ForAll boolean oddLength) {
    int pages = oddLength ? MAX_PAGES - 7 : 192;
    PageBitmap bitmap = new PageBitmap(pages);
    BitSet model = new BitSet();
    for (Change change : changes) {
      int first = Math.min(change.first(), pages);
      int end = Math.min(pages, first + change.count());
      switch (change.kind()) {
        case SET -> {
          bitmap.set(first, end - first);
          model.set(first, end);
        }
        case CLEAR -> {
          bitmap.clear(first, end - first);
          model.clear(first, end);
        }
        case ADD -> {
          PageBitmap other = new PageBitmap(pages);
          other.set(first, end - first);
          bitmap.add(other);
          model.set(first, end);
        }
        case TAKE -> {
          assertSame(bitmap.take(), model);
          model.clear();
        }
      }
      assertThat(bitmap.anyIn(first, end - first)).isEqualTo(!model.get(first, end).isEmpty());
      assertSame(bitmap, model);
    }
  }

  private static void assertSame(PageBitmap bitmap, BitSet model) {
    for (int page = 0; page < bitmap.pages(); page++) {
      assertThat(bitmap.get(page)).as("page %s", page).isEqualTo(model.get(page));
    }
    assertThat(bitmap.count()).isEqualTo(model.cardinality());
    assertThat(bitmap.sizeBytes()).as("whole words").isEqualTo((bitmap.pages() + 63) / 64 * 8);
    ByteBuffer bytes = ByteBuffer.allocate((int) bitmap.sizeBytes()).order(ByteOrder.LITTLE_ENDIAN);
    bitmap.copyTo(0, bytes);
    assertThat(bytes.remaining()).isZero();
    assertThat(BitSet.valueOf(bytes.flip())).as("as it is in the file").isEqualTo(model);
  }

  @Property
  void aPageIsFoundInTheRunsThatHoldIt(
      @ForAll @IntRange(max = MAX_PAGES - 1) int page,
      @ForAll @IntRange(max = MAX_PAGES) int first,
      @ForAll @IntRange(max = MAX_PAGES) int count) {
    int end = Math.min(MAX_PAGES, first + count);
    PageBitmap bitmap = new PageBitmap(MAX_PAGES);
    bitmap.set(page, 1);
    assertThat(bitmap.anyIn(first, end - first)).isEqualTo(first <= page && page < end);
  }

  @Test
  void aBufferLongerThanTheBitmapStaysPartlyEmpty() {
    PageBitmap bitmap = new PageBitmap(128);
    bitmap.set(0, 128);
    ByteBuffer longer = ByteBuffer.allocate(40);
    bitmap.copyTo(1, longer);
    assertThat(longer.position()).isEqualTo(Long.BYTES);
  }

  @Property
  void isCopiedInPieces(@ForAll("changes") List<Change> changes) {
    PageBitmap bitmap = new PageBitmap(MAX_PAGES);
    changes.forEach(c -> bitmap.set(c.first(), Math.min(c.count(), MAX_PAGES - c.first())));
    ByteBuffer whole = ByteBuffer.allocate((int) bitmap.sizeBytes());
    bitmap.copyTo(0, whole);
    ByteBuffer pieces = ByteBuffer.allocate((int) bitmap.sizeBytes());
    for (int word = 0; word < bitmap.sizeBytes() / Long.BYTES; word++) {
      ByteBuffer piece = ByteBuffer.allocate(Long.BYTES + 3);
      bitmap.copyTo(word, piece.limit(Long.BYTES + 3));
      assertThat(piece.position()).as("whole words only").isEqualTo(Long.BYTES);
      pieces.put(piece.flip());
    }
    assertThat(pieces.array()).isEqualTo(whole.array());
  }

  /** Neighbouring pages share words: a lost update shows as a wrong bit. */
  @Test
  @Timeout(60)
  void threadsThatShareWordsLoseNoUpdate() throws Exception {
    int threads = 4;
    int rounds = 20_000;
    PageBitmap bitmap = new PageBitmap(64L * threads);
    together(
        threads,
        thread -> {
          for (int i = 0; i < rounds; i++) {
            for (long page = thread; page < bitmap.pages(); page += 16L * threads) {
              bitmap.set(page, 1);
              assertThat(bitmap.get(page)).isTrue();
              bitmap.clear(page, 1);
              assertThat(bitmap.get(page)).isFalse();
            }
          }
          bitmap.set(thread, 1);
        });
    assertThat(LongStream.range(0, bitmap.pages()).filter(bitmap::get))
        .containsExactly(0L, 1L, 2L, 3L);
  }

  /** What a page's dirtier sets is taken exactly once: it's neither lost nor seen twice. */
  @Test
  @Timeout(60)
  void eachSetBitIsTakenOnce() throws Exception {
    int setters = 3;
    int pagesEach = 40_000;
    PageBitmap bitmap = new PageBitmap((long) setters * pagesEach);
    PageBitmap taken = new PageBitmap(bitmap.pages());
    long[] seen = new long[1];
    together(
        setters + 1,
        thread -> {
          if (thread < setters) {
            for (int i = 0; i < pagesEach; i++) {
              bitmap.set((long) i * setters + thread, 1);
            }
            return;
          }
          for (int i = 0; i < 50; i++) {
            PageBitmap now = bitmap.take();
            seen[0] += now.count();
            taken.add(now);
          }
        });
    PageBitmap last = bitmap.take();
    taken.add(last);
    assertThat(taken.count()).isEqualTo(bitmap.pages());
    assertThat(seen[0] + last.count()).isEqualTo(bitmap.pages());
    assertThat(bitmap.count()).isZero();
  }

  private interface Task {
    void run(int thread);
  }

  private static void together(int threads, Task task) throws Exception {
    CountDownLatch start = new CountDownLatch(threads);
    Throwable[] failure = new Throwable[threads];
    Thread[] running = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      int number = i;
      running[i] =
          Thread.ofPlatform()
              .start(() -> {
                start.countDown();
                try {
                  start.await();
                  task.run(number);
                } catch (Throwable e) {
                  failure[number] = e;
                }
              });
    }
    for (Thread thread : running) {
      thread.join();
    }
    assertThat(failure).containsOnlyNulls();
  }
}
