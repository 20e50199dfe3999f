package dev.plumbline.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgNumberTest {

  @ParameterizedTest
  @CsvSource({"0,0", "-0.001,0", "-0.5,-0.5", "12,12", "1.05,1.05", "-1.25,-1.25", "3.999,4"})
  void hasAtMostTwoDecimals(double value, String text) {
    assertThat(SvgCanvas.number(value)).isEqualTo(text);
  }

  @Test
  void readsBackAsItself() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      double value = Math.round((random.nextDouble() - 0.5) * 1e6) / 100.0;
      assertThat(Double.parseDouble(SvgCanvas.number(value))).isEqualTo(value);
    }
  }
}
