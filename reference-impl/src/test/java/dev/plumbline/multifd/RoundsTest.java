package dev.plumbline.multifd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ram.PageBitmap;
import dev.plumbline.testing.BytesRam;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which batches there are in each round, over a source whose changes are listed beforehand. */
final class RoundsTest {

  private static final int PAGE = 4096;
  private static final int BATCH_PAGES = 16;

  /** Answers what is listed, one after another; then an empty list. */
  private static final class Script implements LiveRam {
    private final Deque<List<PageBitmap>> answers;
    private int stopped;

    private Script(List<List<PageBitmap>> answers) {
      this.answers = new ArrayDeque<>(answers);
    }

    @Override
    public List<PageBitmap> takeDirty() {
      return answers.isEmpty() ? List.of() : answers.remove();
    }

    @Override
    public void stop() {
      stopped++;
    }
  }

  private static PageBitmap dirty(int pages, int first, int count) {
    PageBitmap bitmap = new PageBitmap(pages);
    bitmap.set(first, count);
    return bitmap;
  }

  private static SavedBlock block(int pages) {
    return new SavedBlock("m0", new BytesRam(new byte[0]), PAGE, 0, 0, new PageBitmap(pages));
  }

  /** The batches of each round. */
  private static List<List<PageBatch>> rounds(List<SavedBlock> blocks, LiveRam source)
      throws IOException {
    List<List<PageBatch>> rounds = new ArrayList<>();
    int count =
        new Rounds(blocks, BATCH_PAGES * PAGE, source)
            .run(producer -> {
              List<PageBatch> batches = new ArrayList<>();
              producer.produce(batches::add);
              rounds.add(batches);
            });
    assertThat(count).isEqualTo(rounds.size());
    return rounds;
  }

  @Property(tries = 300)
  void theFirstRoundHasEveryPageInOneBatch(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 70) Integer> lengths)
      throws IOException {
    List<SavedBlock> blocks = lengths.stream().map(RoundsTest::block).toList();
    List<List<PageBatch>> rounds = rounds(blocks, LiveRam.STILL);
    assertThat(rounds).hasSize(1);
    long[] next = new long[blocks.size()];
    for (PageBatch batch : rounds.getFirst()) {
      assertThat(batch.pages()).isBetween(1, BATCH_PAGES);
      int number = blocks.indexOf(batch.block());
      assertThat(batch.firstPage()).isEqualTo(next[number]);
      next[number] += batch.pages();
    }
    for (int i = 0; i < next.length; i++) {
      assertThat(next[i]).as("pages of block %s", i).isEqualTo((long) lengths.get(i));
    }
  }

  /**
   * Another round with the source running is worth it when more than one page in a hundred changed.
   */
  @ParameterizedTest
  @CsvSource({"0,1", "1,2", "10,2", "11,3", "1000,3"})
  void theSourceRunsOnWhileManyPagesChange(int changed, int expectedRounds) throws IOException {
    List<PageBitmap> first = List.of(dirty(700, 0, changed * 7 / 10), dirty(300, 0, 0));
    first.get(1).set(0, changed - changed * 7 / 10);
    List<PageBitmap> second = List.of(dirty(700, 3, 1), dirty(300, 0, 0));
    Script source = new Script(expectedRounds == 3 ? List.of(first, second) : List.of(first));
    assertThat(rounds(List.of(block(700), block(300)), source)).hasSize(expectedRounds);
    assertThat(source.stopped).isEqualTo(1);
  }

  @Test
  void whatChangedBeforeTheStopIsSavedThoughNothingDidAfterwards() throws IOException {
    Script source = new Script(List.of(List.of(dirty(1000, 77, 1)), List.of()));
    List<List<PageBatch>> rounds = rounds(List.of(block(1000)), source);
    assertThat(rounds).hasSize(2);
    assertThat(rounds.getLast()).extracting(PageBatch::firstPage).containsExactly(64L);
    assertThat(rounds.getLast().getFirst().isWanted(77 - 64)).isTrue();
  }

  @Test
  void whatChangedWhileStoppingIsSavedThoughNothingDidBefore() throws IOException {
    Script source = new Script(List.of(List.of(), List.of(dirty(1000, 999, 1))));
    List<List<PageBatch>> rounds = rounds(List.of(block(1000)), source);
    assertThat(rounds).hasSize(2);
    assertThat(rounds.getLast()).extracting(PageBatch::firstPage).containsExactly(992L);
  }

  @Test
  void whatChangedBeforeAndWhileStoppingIsSavedInOneRound() throws IOException {
    Script source = new Script(List.of(List.of(dirty(1000, 77, 1)), List.of(dirty(1000, 500, 1))));
    List<List<PageBatch>> rounds = rounds(List.of(block(1000)), source);
    assertThat(rounds).hasSize(2);
    assertThat(rounds.getLast()).extracting(PageBatch::firstPage).containsExactly(64L, 496L);
  }
}
