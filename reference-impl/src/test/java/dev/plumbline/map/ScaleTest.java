package dev.plumbline.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "16384,4096,64,32,1", "268435456,4096", "4294967296", "2000,2000,2000,0"})
  void rowsAreBoundedAndEachBlockFits(String sizes) {
    List<Long> pages = Arrays.stream(sizes.split(",")).map(Long::valueOf).toList();
    Scale scale = Scale.of(pages);
    long rowsOfLarge = 0;
    for (long block : pages) {
      long perCell = scale.pagesPerCell(block);
      long rows = Math.ceilDiv(block, perCell * Scale.ROW_CELLS);
      assertThat(Long.bitCount(perCell)).isEqualTo(1);
      rowsOfLarge += rows > 1 ? rows : 0;
    }
    assertThat(rowsOfLarge).isLessThanOrEqualTo(Scale.MAX_ROWS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void theLargestBlocksThereCanBeAreScaled(int count) {
    List<Long> pages = LongStream.range(0, count).map(i -> Long.MAX_VALUE / 4096).boxed().toList();
    Scale scale = Scale.of(pages);
    assertThat(scale.pagesPerCell(pages.getFirst())).isGreaterThan(1L << 36);
  }

  @ParameterizedTest
  @ValueSource(longs = {300, 4096})
  void blocksOfSeveralRowsShareOneScale(long small) {
    Scale scale = Scale.of(List.of(4096L, small));
    long perCell = scale.pagesPerCell(4096);
    if (small > perCell * Scale.ROW_CELLS) {
      assertThat(scale.pagesPerCell(small)).isEqualTo(perCell);
    } else {
      assertThat(scale.pagesPerCell(small)).isLessThanOrEqualTo(perCell);
    }
  }
}
