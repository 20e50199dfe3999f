package dev.plumbline.multifd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.io.DirectFiles;
import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However it ends, it ends, and takes its threads along. */
@Timeout(30)
final class BlockLoadTest {

  private static final int PAGE = 4096;
  private static final int PAGES = 3000;

  private final byte[] ram = new byte[PAGES * PAGE];
  private final Memory source = new Memory(ram);
  private final Memory target = new Memory(new byte[ram.length]);
  private final AtomicInteger opened = new AtomicInteger();

  /** Every second page is a run; far more of them than fit in the queue. */
  private final BlockLoad.Walk fragmented =
      filler -> {
        for (long page = 0; page < PAGES; page += 2) {
          filler.run(page * PAGE, page * PAGE, PAGE);
        }
      };

  BlockLoadTest() {
    Random random = new Random(4);
    for (int page = 0; page < PAGES; page += 4) {
      // Of the pages in runs, every second is zero.
      for (int i = 0; i < 16; i++) {
        ram[page * PAGE + random.nextInt(PAGE)] = (byte) i;
      }
    }
  }

  @AfterEach
  void noThreadOrDescriptorIsLeft() {
    assertThat(source.closed).hasValue(opened.get());
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(t -> t.getName().startsWith("channel-") && t.isAlive());
  }

  private void load(BlockLoad.Walk runs, int channels) throws IOException {
    load(runs, channels, RequestPolicy.FAST, null, bytes -> {});
  }

  private void load(
      BlockLoad.Walk runs,
      int channels,
      RequestPolicy policy,
      LoadTarget.@Nullable Zeroer zeroer,
      LongConsumer progress)
      throws IOException {
    BlockLoad.run(
        new LoadTarget("m0", target, PAGE, ram.length, zeroer),
        Crew.THREADS,
        channels,
        policy,
        () -> {
          opened.incrementAndGet();
          return new DirectFiles.Opened(source, false, 1, null);
        },
        runs,
        progress);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 255})
  void loadsAllButZeroPages(int threads) throws IOException {
    AtomicLong progress = new AtomicLong();
    load(fragmented, threads, RequestPolicy.FAST, null, progress::addAndGet);
    assertThat(target.content).isEqualTo(ram);
    assertThat(progress).hasValue((long) PAGES / 2 * PAGE);
    assertThat(target.written).hasValue((long) PAGES / 4 * PAGE);
  }

  @Test
  void loadsRunsLongerThanItsBuffer() throws IOException {
    load(filler -> filler.run(0, 0, ram.length), 2);
    assertThat(target.content).isEqualTo(ram);
  }

  @Test
  void stalePagesBecomeZero() throws IOException {
    Arrays.fill(target.content, (byte) 0x5a);
    load(
        fragmented,
        2,
        RequestPolicy.QEMU_LOAD,
        (offset, length) ->
            Arrays.fill(target.content, (int) offset, (int) (offset + length), (byte) 0),
        bytes -> {});
    assertThat(target.content).isEqualTo(ram);
  }

  /**
   * What lies at a clear bit's place in the file is undefined; a later round leaves stale pages.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bytesThatAreReadAlongDoNotReachTheRam(boolean blank) throws IOException {
    byte[] expected = ram.clone();
    for (int page = 1; page < PAGES; page += 2) {
      Arrays.fill(source.content, page * PAGE, (page + 1) * PAGE, (byte) 0x5a);
    }
    load(fragmented, 2, RequestPolicy.FAST, blank ? null : (offset, length) -> {}, bytes -> {});
    assertThat(target.content).isEqualTo(expected);
  }

  /** A request to zero nothing would fail: Linux answers EINVAL to a hole of no bytes. */
  @Test
  void exactlyWhatNoRunCoversIsZeroed() throws IOException {
    List<Extent> zeroed = new ArrayList<>();
    load(
        filler -> {
          filler.run(0, 0, PAGE);
          filler.run(PAGE, PAGE, 2 * PAGE);
          filler.run(10 * PAGE, 10 * PAGE, PAGE);
          filler.run((PAGES - 1) * PAGE, 0, PAGE);
        },
        1,
        RequestPolicy.FAST,
        (offset, length) -> zeroed.add(new Extent(offset, offset + length)),
        bytes -> {});
    assertThat(zeroed)
        .containsExactly(
            new Extent(3 * PAGE, 10 * PAGE), new Extent(11 * PAGE, (PAGES - 1) * PAGE));
  }

  /** In a stream, pages lie anywhere: a read begins before the first and ends behind the last. */
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 512, 4095})
  void directReadsAreAlignedWhereverPagesLie(int fileOffset) throws IOException {
    byte[] file = new byte[ram.length + PAGE];
    System.arraycopy(ram, 0, file, fileOffset, ram.length);
    Memory direct = new Memory(file);
    direct.alignment = PAGE;
    BlockLoad.run(
        new LoadTarget("m0", target, PAGE, ram.length, null),
        Crew.THREADS,
        2,
        RequestPolicy.FAST,
        () -> new DirectFiles.Opened(direct, true, PAGE, null),
        filler -> filler.run(0, fileOffset, ram.length),
        bytes -> {});
    assertThat(target.content).isEqualTo(ram);
    assertThat(direct.closed).hasValue(2);
  }

  @Test
  void qemusPolicyReadsSetPagesOnly() throws IOException {
    load(fragmented, 2, RequestPolicy.QEMU_LOAD, null, bytes -> {});
    assertThat(source.read).hasValue((long) PAGES / 2 * PAGE);
    assertThat(source.requests).hasValue(PAGES / 2);
  }

  @Test
  void theFastPolicyReadsAcrossGaps() throws IOException {
    load(fragmented, 2);
    assertThat(source.requests).hasValueLessThan(10);
  }

  @Test
  void channelsWriteToTheRamFileInTurns() throws IOException {
    AtomicInteger writing = new AtomicInteger();
    AtomicInteger atOnce = new AtomicInteger();
    target.beforeWrite =
        () -> {
          atOnce.accumulateAndGet(writing.incrementAndGet(), Math::max);
          LockSupport.parkNanos(100_000);
          writing.decrementAndGet();
        };
    load(fragmented, 4, RequestPolicy.QEMU_LOAD, (offset, length) -> {}, bytes -> {});
    assertThat(atOnce).hasValue(1);
  }

  @Test
  void anErrorOfTheSourceEndsAll() {
    source.failAt = 100 * PAGE;
    assertThatThrownBy(() -> load(fragmented, 3))
        .isInstanceOf(IOException.class)
        .hasMessage("injected");
  }

  @Test
  void anErrorOfTheTargetEndsAll() {
    target.failAt = 2000 * PAGE;
    assertThatThrownBy(() -> load(fragmented, 3))
        .isInstanceOf(IOException.class)
        .hasMessage("injected");
  }

  @Test
  void aSourceThatShrinksEndsAll() {
    source.endsAt = 100 * PAGE + 5;
    assertThatThrownBy(() -> load(fragmented, 3))
        .isInstanceOf(EOFException.class)
        // Which thread meets the end first, and so where, is chance.
        .hasMessageStartingWith("memory: file shrank while it was read: offset=");
  }

  @Test
  void aShrunkenSourceIsReportedWithItsEnd() {
    source.endsAt = 100 * PAGE + 5;
    assertThatThrownBy(() -> load(filler -> filler.run(0, 99 * PAGE, 3 * PAGE), 1))
        .isInstanceOf(EOFException.class)
        .hasMessage("memory: file shrank while it was read: offset=" + (100 * PAGE + 5));
  }

  @Test
  void anErrorOfTheContentEndsAll() {
    assertThatThrownBy(() ->
            load(
                filler -> {
                  filler.run(0, 0, PAGE);
                  throw new IOException("bitmap unreadable");
                },
                3))
        .isInstanceOf(IOException.class)
        .hasMessage("bitmap unreadable");
  }

  @Test
  void aMistakeInAThreadIsNotSwallowed() {
    assertThatThrownBy(() ->
            load(
                fragmented,
                2,
                RequestPolicy.FAST,
                null,
                bytes -> {
                  throw new IllegalStateException("mistake");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("mistake");
  }

  @Test
  void interruptionEndsAllAndIsRemembered() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> load(fragmented, 2)).isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static final class Memory implements PositionedFile {
    private final byte[] content;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicInteger closed = new AtomicInteger();
    private Runnable beforeWrite = () -> {};
    private long failAt = Long.MAX_VALUE;
    private long endsAt = Long.MAX_VALUE;
    private int alignment = 1;

    private Memory(byte[] content) {
      this.content = content;
    }

    private void check(long position) throws IOException {
      if (position >= failAt) {
        throw new IOException("injected");
      }
    }

    @Override
    public Path path() {
      return Path.of("memory");
    }

    @Override
    public int read(ByteBuffer buffer, long position) throws IOException {
      check(position);
      long address = MemorySegment.ofBuffer(buffer).address();
      assertThat((address | position | buffer.remaining()) % alignment).isZero();
      int count = (int) Math.min(buffer.remaining(), Math.min(endsAt, content.length) - position);
      if (count <= 0) {
        return -1;
      }
      buffer.put(content, (int) position, count);
      read.addAndGet(count);
      requests.incrementAndGet();
      return count;
    }

    @Override
    public int write(ByteBuffer buffer, long position) throws IOException {
      check(position);
      beforeWrite.run();
      int count = buffer.remaining();
      buffer.get(content, (int) position, count);
      written.addAndGet(count);
      return count;
    }

    @Override
    public long sizeBytes() {
      return content.length;
    }

    @Override
    public void truncate(long size) {}

    @Override
    public void sync() {}

    @Override
    public Extent dataFrom(long position) {
      return Extent.NONE;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
