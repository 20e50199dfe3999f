package dev.plumbline.multifd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ram.PageBitmap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rounds over RAM that changes in the middle of every read, in an order that a seed repeats. That
 * these checks can fail is proved with mutants.
 */
final class LiveRoundsTest {

  private static final int BATCH = 1 << 16;

  /** What is wrong on purpose. */
  enum Mutant {
    NONE,
    /** The round with the source stopped is left out. */
    IGNORES_THE_LAST_ROUND,
    /** What changed until the source stood still is not asked for. */
    IGNORES_WHAT_CHANGED_WHILE_STOPPING,
    /** QEMU 9.0-rc (8fa1a21c6e): a page that became zero keeps its bit. */
    NEVER_CLEARS_BITS,
    /** A page that became non-zero later is written, but not marked. */
    SETS_BITS_IN_THE_FIRST_ROUND_ONLY,
    /** Gaps between dirty pages count as zero pages. */
    TAKES_CLEAN_PAGES_FOR_ZERO
  }

  private static final class Saved {
    private final ChangingRam ram;
    private final byte[] restored;
    private final int rounds;
    private final long furthest;

    private Saved(ChangingRam ram, byte[] restored, int rounds, long furthest) {
      this.ram = ram;
      this.restored = restored;
      this.rounds = rounds;
      this.furthest = furthest;
    }

    boolean isRight() {
      return Arrays.equals(ram.content, restored);
    }
  }

  private static Saved save(long seed, int pageBits, int pages, int changes, Mutant mutant)
      throws IOException {
    ChangingRam ram = new ChangingRam(seed, 1 << pageBits, pages, changes);
    BytesFile file = new BytesFile(ram.content.length);
    PageBitmap bitmap = new PageBitmap(pages);
    SavedBlock block = new SavedBlock("m0", ram, 1 << pageBits, 0, 0, bitmap);
    LiveRam source = mutant == Mutant.IGNORES_WHAT_CHANGED_WHILE_STOPPING ? forgetful(ram) : ram;
    int[] round = new int[1];
    int rounds =
        new Rounds(List.of(block), BATCH, source)
            .run(producer -> {
              if (mutant == Mutant.IGNORES_THE_LAST_ROUND && ram.stopped) {
                return;
              }
              round[0]++;
              Channels.run(
                  1,
                  _ ->
                      mutated(
                          mutant,
                          round[0],
                          new SaveChannel(
                              file,
                              1,
                              file,
                              new ReentrantLock(),
                              ByteBuffer.allocateDirect(BATCH),
                              new RequestPolicy(BATCH, 2),
                              true,
                              bytes -> {})),
                  producer);
            });
    long furthest = file.writes.stream().mapToLong(w -> w.offset() + w.length()).max().orElse(0);
    return new Saved(ram, restored(file.content, bitmap, 1 << pageBits), rounds, furthest);
  }

  private static byte[] restored(byte[] file, PageBitmap bitmap, int page) {
    byte[] restored = new byte[file.length];
    for (int number = 0; number < bitmap.pages(); number++) {
      if (bitmap.get(number)) {
        System.arraycopy(file, number * page, restored, number * page, page);
      }
    }
    return restored;
  }

  private static LiveRam forgetful(ChangingRam ram) {
    return new LiveRam() {
      @Override
      public List<PageBitmap> takeDirty() {
        return ram.stopped ? List.of() : ram.takeDirty();
      }

      @Override
      public void stop() {
        ram.stop();
      }
    };
  }

  private static Channels.Channel<PageBatch> mutated(
      Mutant mutant, int round, SaveChannel channel) {
    UnaryOperator<PageBatch> batch =
        mutant == Mutant.TAKES_CLEAN_PAGES_FOR_ZERO ? LiveRoundsTest::allWanted : b -> b;
    return new Channels.Channel<>() {
      @Override
      public void handle(PageBatch work) throws IOException {
        PageBitmap bits = work.block().bitmap();
        boolean[] before = new boolean[work.pages()];
        for (int i = 0; i < before.length; i++) {
          before[i] = bits.get(work.firstPage() + i);
        }
        channel.handle(batch.apply(work));
        for (int i = 0; i < before.length; i++) {
          long page = work.firstPage() + i;
          if (mutant == Mutant.NEVER_CLEARS_BITS && before[i]) {
            bits.set(page, 1);
          }
          if (mutant == Mutant.SETS_BITS_IN_THE_FIRST_ROUND_ONLY && round > 1 && !before[i]) {
            bits.clear(page, 1);
          }
          if (mutant == Mutant.TAKES_CLEAN_PAGES_FOR_ZERO && !work.isWanted(i)) {
            bits.clear(page, 1);
          }
        }
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }

  private static PageBatch allWanted(PageBatch batch) {
    return new PageBatch(batch.block(), batch.firstPage(), batch.pages(), null);
  }

  @Property(tries = 200)
  void whatIsRestoredIsTheRamAsItStopped(
      @ForAll long seed,
      @ForAll @IntRange(min = 10, max = 14) int pageBits,
      @ForAll @IntRange(min = 1, max = 200) int pages,
      @ForAll @IntRange(max = 40) int changes)
      throws IOException {
    Saved saved = save(seed, pageBits, pages, changes, Mutant.NONE);
    saved.ram.assertSelfConsistent(saved.restored);
    assertThat(saved.isRight()).isTrue();
    assertThat(saved.rounds).isBetween(1, Rounds.MAX_RUNNING_ROUNDS + 1);
    assertThat(saved.furthest).isLessThanOrEqualTo(saved.ram.content.length);
  }

  @ParameterizedTest
  @EnumSource(value = Mutant.class)
  void eachMutantIsKilled(Mutant mutant) throws IOException {
    int killed = 0;
    for (long seed = 0; seed < 20; seed++) {
      killed += save(seed, 12, 100, 6, mutant).isRight() ? 0 : 1;
    }
    if (mutant == Mutant.NONE) {
      assertThat(killed).isZero();
    } else {
      assertThat(killed).isGreaterThan(15);
    }
  }

  @Test
  void ramThatNeverSettlesIsStoppedAfterTheLastRunningRound() throws IOException {
    Saved saved = save(1, 12, 64, 64, Mutant.NONE);
    assertThat(saved.rounds).isEqualTo(Rounds.MAX_RUNNING_ROUNDS + 1);
    assertThat(saved.isRight()).isTrue();
  }

  @Test
  void ramThatStandsStillIsOneRound() throws IOException {
    assertThat(save(1, 12, 64, 0, Mutant.NONE).rounds).isEqualTo(1);
  }
}
