package dev.plumbline.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void countsAsByteByByteCountingDoes(long seed) {
    Random random = new Random(seed);
    Grid grid = new Grid(random.nextInt(50), 1 + random.nextInt(300), 1 + random.nextInt(40));
    Tally tally = new Tally(grid);
    long[] naive = new long[grid.cells()];
    for (int i = 0; i < 100; i++) {
      long from = random.nextInt(400);
      long to = from + random.nextInt(100);
      tally.add(from, to);
      for (long at = from; at < to; at++) {
        if (at >= grid.startBytes() && at < grid.endBytes()) {
          naive[(int) ((at - grid.startBytes()) / grid.cellBytes())]++;
        }
      }
    }
    long total = 0;
    for (int cell = 0; cell < naive.length; cell++) {
      assertThat(tally.bytes(cell)).as("cell %d of %s", cell, grid).isEqualTo(naive[cell]);
      total += naive[cell];
    }
    assertThat(tally.totalBytes()).isEqualTo(total);
  }

  @Test
  void lastCellIsShorterAndStillFull() {
    Tally tally = new Tally(new Grid(0, 10, 4));
    tally.add(0, 10);
    assertThat(tally.bytes(2)).isEqualTo(2);
    assertThat(tally.share(2)).isEqualTo(1.0);
  }

  @Test
  void gridOfAtMostKeepsToItsLimit() {
    for (long length : new long[] {0, 1, 1619, 1620, 1621, 1L << 44, Long.MAX_VALUE}) {
      assertThat(Grid.ofAtMost(1620, 0, length).cells()).isLessThanOrEqualTo(1620);
    }
  }

  @Test
  void offsetsNearTheEndOfTheNumberRangeDoNotOverflow() {
    Tally tally = new Tally(Grid.ofAtMost(1000, 0, Long.MAX_VALUE));
    tally.add(Long.MAX_VALUE - 5, Long.MAX_VALUE);
    assertThat(tally.totalBytes()).isEqualTo(5);
  }
}
