package dev.plumbline.multifd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.io.Extent;
import dev.plumbline.ram.PageBitmap;
import dev.plumbline.testing.BytesRam;
import dev.plumbline.testing.Ram;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SaveChannelTest {

  private static final int BATCH = 1 << 16;
  private static final int REGION = 1 << 20;
  private static final int BEHIND = 10_000;
  private static final byte STALE = 0x5a;

  /** A save of one block, batch by batch, on one direct and one buffered descriptor. */
  private static final class Run {
    private final byte[] ram;
    private final int page;
    private final BytesFile direct;
    private final BytesFile main;
    private final SavedBlock block;
    private final AtomicLong progress = new AtomicLong();
    private int gap = 8;
    private int alignment = 4096;
    private boolean detect = true;
    private boolean backwards;
    private final ReentrantLock writing = new ReentrantLock();

    private Run(byte[] ram, int page) {
      this(ram, new BytesRam(ram), page);
    }

    private Run(byte[] ram, RamSource source, int page) {
      this.ram = ram;
      this.page = page;
      byte[] file = new byte[REGION + ram.length + BEHIND];
      Arrays.fill(file, STALE);
      this.direct = new BytesFile(file);
      this.main = new BytesFile(file);
      this.block = new SavedBlock("m0", source, page, 0, REGION, new PageBitmap(ram.length / page));
    }

    private void save(@Nullable PageBitmap dirty) throws IOException {
      direct.alignment = alignment;
      ByteBuffer buffer = ByteBuffer.allocateDirect(BATCH + 4096).alignedSlice(4096);
      RequestPolicy policy = new RequestPolicy(BATCH, gap);
      try (SaveChannel channel =
          new SaveChannel(
              direct, alignment, main, writing, buffer, policy, detect, progress::addAndGet)) {
        int batches = Math.ceilDiv(ram.length, BATCH);
        for (int i = 0; i < batches; i++) {
          int first = (backwards ? batches - 1 - i : i) * (BATCH / page);
          int count = Math.min(BATCH / page, ram.length / page - first);
          channel.handle(new PageBatch(block, first, count, dirty));
        }
      } finally {
        assertThat(writing.isLocked()).as("nobody else may write for ever").isFalse();
      }
    }

    private boolean isZero(int number) {
      return Arrays.equals(ram, number * page, (number + 1) * page, new byte[page], 0, page);
    }

    private void assertSaved() {
      for (int number = 0; number < ram.length / page; number++) {
        boolean data = !detect || !isZero(number);
        assertThat(block.bitmap().get(number)).as("bit %s", number).isEqualTo(data);
        if (data) {
          int at = number * page;
          assertThat(
                  Arrays.equals(ram, at, at + page, main.content, REGION + at, REGION + at + page))
              .as("page %s", number)
              .isTrue();
        }
      }
      assertThat(isStale(0, REGION)).as("what is before the region").isTrue();
      assertThat(isStale(REGION + ram.length, main.content.length))
          .as("what is behind the block")
          .isTrue();
    }

    private boolean isStale(int start, int end) {
      for (int i = start; i < end; i++) {
        if (main.content[i] != STALE) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * The descriptor double answers EINVAL to any request that is misaligned in any way. Channels
   * finish their batches in any order, so each must leave the others' bits and bytes alone.
   */
  @Property(tries = 300)
  void contentIsRightAndDirectRequestsAreAligned(
      @ForAll long seed,
      @ForAll @IntRange(min = 10, max = 16) int pageBits,
      @ForAll @IntRange(min = 1, max = 150) int pages,
      @ForAll @DoubleRange(max = 1) double zeros,
      @ForAll @IntRange(max = 40) int gap,
      @ForAll @IntRange(min = 9, max = 12) int alignmentBits,
      @ForAll boolean detect,
      @ForAll boolean backwards)
      throws IOException {
    int page = 1 << pageBits;
    Run run = new Run(Ram.random(seed, pages, page, zeros), page);
    run.gap = gap;
    run.alignment = 1 << alignmentBits;
    run.detect = detect;
    run.backwards = backwards;
    run.save(null);
    run.assertSaved();
    assertThat(run.progress).hasValue(run.ram.length);
    for (BytesFile.Write write : run.direct.writes) {
      assertThat(write.offset() / BATCH)
          .as("one batch: %s", write)
          .isEqualTo((write.offset() + write.length() - 1) / BATCH);
    }
    long tail = run.ram.length & -run.alignment;
    assertThat(run.main.writes).allMatch(w -> w.offset() >= REGION + tail);
    assertThat(run.direct.closed).isEqualTo(1);
    assertThat(run.main.closed).isZero();
  }

  /** As in a live save: some pages turn zero, some turn to data, and only dirty ones are saved. */
  @Property(tries = 200)
  void aSecondRoundChangesWhatIsDirtyOnly(
      @ForAll long seed, @ForAll @IntRange(min = 10, max = 13) int pageBits) throws IOException {
    int page = 1 << pageBits;
    int pages = 133;
    Run run = new Run(Ram.random(seed, pages, page, 0.5), page);
    run.save(null);
    byte[] next = Ram.random(seed + 1, pages, page, 0.5);
    PageBitmap dirty = new PageBitmap(pages);
    for (int number = 0; number < pages; number++) {
      if ((seed >> number % 64 & 1) != 0) {
        System.arraycopy(next, number * page, run.ram, number * page, page);
        dirty.set(number, 1);
      }
    }
    run.save(dirty);
    run.assertSaved();
  }

  @Test
  void aHoleOfTheRamIsNotReadAndItsBitsAloneAreCleared() throws IOException {
    byte[] content = Ram.filled(BATCH / 4096 * 3, 4096, 1);
    Arrays.fill(content, BATCH, 2 * BATCH, (byte) 0);
    List<Long> reads = new ArrayList<>();
    RamSource ram =
        new RamSource() {
          @Override
          public long lengthBytes() {
            return content.length;
          }

          @Override
          public void read(ByteBuffer target, long offsetBytes) {
            reads.add(offsetBytes);
            target.put(content, (int) offsetBytes, target.remaining());
          }

          @Override
          public Extent dataFrom(long offsetBytes) {
            boolean inHole = offsetBytes >= BATCH && offsetBytes < 2 * BATCH;
            return new Extent(inHole ? 2 * BATCH : offsetBytes, content.length);
          }
        };
    Run run = new Run(content, ram, 4096);
    run.backwards = true;
    run.block.bitmap().set(0, run.block.bitmap().pages());
    run.save(null);
    run.assertSaved();
    assertThat(reads).containsExactly(2L * BATCH, 0L);
  }

  @Test
  void aPageThatIsNotDirtyKeepsItsBit() throws IOException {
    Run run = new Run(Ram.filled(40, 4096, 1), 4096);
    run.save(null);
    Arrays.fill(run.ram, (byte) 0);
    PageBitmap dirty = new PageBitmap(40);
    dirty.set(7, 2);
    run.save(dirty);
    for (int page = 0; page < 40; page++) {
      assertThat(run.block.bitmap().get(page)).isEqualTo(page != 7 && page != 8);
    }
  }

  @Test
  void aWriteThatFailsLeavesItsBitsClear() {
    Run run = new Run(Ram.filled(40, 4096, 1), 4096);
    run.direct.failFrom = REGION + BATCH + 1;
    assertThatThrownBy(() -> run.save(null)).isInstanceOf(IOException.class).hasMessage("injected");
    assertThat(run.block.bitmap().count()).isEqualTo(BATCH / 4096);
    assertThat(run.block.bitmap().anyIn(BATCH / 4096, 24)).isFalse();
    assertThat(run.direct.closed).isEqualTo(1);
  }

  @Test
  void bitsFollowTheWrites() throws IOException {
    saveWatched(false);
  }

  @Test
  void bitsSetBeforeTheWritesAreSeen() {
    assertThatThrownBy(() -> saveWatched(true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("bits before the write");
  }

  /**
   * Checks the commit protocol: at the moment of each write no bit of the batch is set.
   *
   * @param mutant whether bits are set first, on purpose
   */
  private static void saveWatched(boolean mutant) throws IOException {
    byte[] ram = Ram.random(3, 64, 4096, 0.5);
    PageBitmap bitmap = new PageBitmap(64);
    BytesFile watched =
        new BytesFile(REGION + ram.length) {
          @Override
          public int write(ByteBuffer source, long position) throws IOException {
            long batch = (position - REGION) / BATCH * (BATCH / 4096);
            assertThat(bitmap.anyIn(batch, BATCH / 4096)).as("bits before the write").isFalse();
            return super.write(source, position);
          }
        };
    SavedBlock block = new SavedBlock("m0", new BytesRam(ram), 4096, 0, REGION, bitmap);
    ByteBuffer buffer = ByteBuffer.allocateDirect(BATCH);
    try (SaveChannel channel =
        new SaveChannel(
            watched,
            1,
            watched,
            new ReentrantLock(),
            buffer,
            new RequestPolicy(BATCH, 0),
            true,
            bytes -> {})) {
      for (int first = 0; first < 64; first += 16) {
        if (mutant) {
          bitmap.set(first, 16);
        }
        channel.handle(new PageBatch(block, first, 16, null));
      }
    }
    assertThat(watched.writes).hasSizeGreaterThan(8);
    assertThat(bitmap.count()).isPositive();
  }

  @Test
  void withoutGapMergingNoZeroPageIsWritten() throws IOException {
    Run run = new Run(Ram.random(9, 150, 4096, 0.5), 4096);
    run.gap = 0;
    run.save(null);
    long written = run.direct.writes.stream().mapToLong(BytesFile.Write::length).sum();
    assertThat(written).isEqualTo(run.block.bitmap().count() * 4096);
  }
}
