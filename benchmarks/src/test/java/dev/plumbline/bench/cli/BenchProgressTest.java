package dev.plumbline.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BenchProgressTest {

  @Test
  void beforeTheFirstNothingIsKnownOfTheRest() {
    assertThat(BenchProgress.text(0, 8, 3, "ext4, random, save"))
        .isEqualTo("[1/8] ext4, random, save, 3 s");
  }

  @Test
  void theRestIsEstimatedFromWhatWasDone() {
    assertThat(BenchProgress.text(2, 8, 10, "save")).isEqualTo("[3/8] save, 10 s, about 30 s left");
    assertThat(BenchProgress.text(1, 8, 60, "save")).contains("about 7 min left");
  }

  @Test
  void moreThanWasExpectedIsNotLessThanNothing() {
    assertThat(BenchProgress.text(9, 8, 10, "save")).isEqualTo("[8/8] save, 10 s, about 0 s left");
  }
}
