package dev.plumbline.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However it ends, it ends, and takes its threads along. */
@Timeout(30)
final class RunCopierTest {

  private static final int PAGE = 4096;
  private static final int PAGES = 3000;

  private final byte[] ram = new byte[PAGES * PAGE];
  private final Memory source = new Memory(ram);
  private final Memory target = new Memory(new byte[ram.length]);

  /** Every second page is a run; far more of them than fit in the queue. */
  private final BlockContent fragmented =
      consumer -> {
        for (long page = 0; page < PAGES; page += 2) {
          consumer.run(page * PAGE, page * PAGE, PAGE);
        }
      };

  RunCopierTest() {
    Random random = new Random(4);
    for (int page = 0; page < PAGES; page += 4) {
      // Of the pages in runs, every second is zero.
      for (int i = 0; i < 16; i++) {
        ram[page * PAGE + random.nextInt(PAGE)] = (byte) i;
      }
    }
  }

  @AfterEach
  void noThreadIsLeft() {
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(t -> t.getName().startsWith("copy-") && t.isAlive());
  }

  private void copy(BlockContent content, int threads) throws IOException {
    RunCopier.copy(source, content, target, PAGE, threads, Progress.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 255})
  void copiesAllButZeroPages(int threads) throws IOException {
    AtomicLong progress = new AtomicLong();
    RunCopier.copy(source, fragmented, target, PAGE, threads, progress::addAndGet);
    assertThat(target.content).isEqualTo(ram);
    assertThat(progress).hasValue((long) PAGES / 2 * PAGE);
    assertThat(target.written).hasValue((long) PAGES / 4 * PAGE);
  }

  @Test
  void copiesRunsLongerThanItsBuffer() throws IOException {
    copy(consumer -> consumer.run(0, 0, ram.length), 2);
    assertThat(target.content).isEqualTo(ram);
  }

  @Test
  void anErrorOfTheSourceEndsAll() {
    source.failAt = 100 * PAGE;
    assertThatThrownBy(() -> copy(fragmented, 3))
        .isInstanceOf(IOException.class)
        .hasMessage("injected");
  }

  @Test
  void anErrorOfTheTargetEndsAll() {
    target.failAt = 2000 * PAGE;
    assertThatThrownBy(() -> copy(fragmented, 3))
        .isInstanceOf(IOException.class)
        .hasMessage("injected");
  }

  @Test
  void aSourceThatShrinksEndsAll() {
    source.endsAt = 100 * PAGE + 5;
    assertThatThrownBy(() -> copy(fragmented, 3))
        .isInstanceOf(EOFException.class)
        // Which thread meets the end first, and so where, is chance.
        .hasMessageStartingWith("memory: file shrank while it was read: offset=");
  }

  @Test
  void anErrorOfTheContentEndsAll() {
    assertThatThrownBy(() ->
            copy(
                consumer -> {
                  consumer.run(0, 0, PAGE);
                  throw new IOException("bitmap unreadable");
                },
                3))
        .isInstanceOf(IOException.class)
        .hasMessage("bitmap unreadable");
  }

  @Test
  void aMistakeInAThreadIsNotSwallowed() {
    assertThatThrownBy(() ->
            RunCopier.copy(
                source,
                fragmented,
                target,
                PAGE,
                2,
                bytes -> {
                  throw new IllegalStateException("mistake");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("mistake");
  }

  @Test
  void interruptionEndsAllAndIsRemembered() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> copy(fragmented, 2)).isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static final class Memory implements PositionedFile {
    private final byte[] content;
    private final AtomicLong written = new AtomicLong();
    private long failAt = Long.MAX_VALUE;
    private long endsAt = Long.MAX_VALUE;

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
      int count = (int) Math.min(buffer.remaining(), Math.min(endsAt, content.length) - position);
      if (count <= 0) {
        return -1;
      }
      buffer.put(content, (int) position, count);
      return count;
    }

    @Override
    public int write(ByteBuffer buffer, long position) throws IOException {
      check(position);
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
    public void close() {}
  }
}
