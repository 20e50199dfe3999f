package dev.plumbline.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 B",
        "1023 | 1023 B",
        "1024 | 1 KiB",
        "1536 | 1.5 KiB",
        "94727672 | 90.3 MiB",
        "1099511627776 | 1 TiB",
        "1048575 | 1024 KiB",
        "9223372036854775807 | 8 EiB"
      })
  void lengthsHaveThreeDigits(long bytes, String words) {
    assertThat(Words.bytes(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 B",
        "28 | 28 B",
        "2048 | 2 KiB",
        "1048448 | 1,048,448 B",
        "67108864 | 64 MiB"
      })
  void exactLengthsAreExact(long bytes, String words) {
    assertThat(Words.exact(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0,10,0 %", "10,10,100 %", "1,100000,< 0.1 %", "99999,100000,> 99.9 %", "1,10,10 %"})
  void shareIsNoneOrAllOnlyWhenItIs(long part, long whole, String words) {
    assertThat(Words.percent(part, whole)).isEqualTo(words);
  }

  @Test
  void longNameKeepsItsBeginningAndItsEnd() {
    String name = "/objects/ram-node-" + "x".repeat(200) + "-17";
    String fitted = Words.fit(name, 12, false, 200);
    assertThat(fitted).startsWith("/objects").endsWith("-17").contains("…");
    assertThat(Words.width(fitted, 12, false)).isLessThanOrEqualTo(200);
  }

  @Test
  void controlCharactersOfANameAreEscaped() {
    assertThat(Words.fit("a\u0000b\u001b[31m\u202e", 12, false, 1000))
        .isEqualTo("a\\u0000b\\u001b[31m\\u202e");
  }
}
