package dev.plumbline.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardTest {

  @ParameterizedTest
  @ValueSource(strings = {"1/1", "2/5", "5/5", "100000/100000"})
  void isReadAsItIsWritten(String text) {
    assertThat(Shard.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0/3; shard 0/3: expected a number from 1 to 3",
        "4/3; shard 4/3: expected a number from 1 to 3",
        "1/0; shard 1/0: expected 1 to 100000 shards",
        "1/100001; shard 1/100001: expected 1 to 100000 shards",
        "-1/3; '-1/3' is no shard: expected I/N, such as 2/5 for the second of five",
        "1; '1' is no shard: expected I/N, such as 2/5 for the second of five",
        "1/2/3; '1/2/3' is no shard: expected I/N, such as 2/5 for the second of five",
        "99999999999/2; '99999999999/2' is no shard: expected I/N, such as 2/5 for the second of"
            + " five",
        "1/2x; '1/2x' is no shard: expected I/N, such as 2/5 for the second of five",
      })
  void whatIsNoneIsRefused(String text, String message) {
    assertThatThrownBy(() -> Shard.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void shardsHoldEverythingOnceAndEquallyMuch() {
    for (int size : new int[] {0, 1, 2, 7, 60}) {
      List<Integer> whole = IntStream.range(0, size).boxed().toList();
      for (int count = 1; count <= 9; count++) {
        List<Integer> dealt = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
          List<Integer> own = new Shard(number, count).of(whole);
          assertThat(own).isSorted().hasSizeBetween(size / count, (size + count - 1) / count);
          dealt.addAll(own);
        }
        assertThat(dealt).containsExactlyInAnyOrderElementsOf(whole);
      }
    }
  }
}
