package dev.plumbline.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.bench.count.Metric;
import org.junit.jupiter.api.Test;

final class ExactGateTest {

  private static ExactGate gate(double value, double tolerance) {
    return new ExactGate("save-direct-random", Metric.SYNCS, value, tolerance, "why");
  }

  @Test
  void withoutToleranceOnlyTheValueItselfIsMet() {
    assertThat(gate(2, 0).judge(2, 0).verdict()).isEqualTo(Verdict.MET);
    assertThat(gate(2, 0).judge(3, 0).verdict()).isEqualTo(Verdict.NOT_MET);
    assertThat(gate(2, 0).judge(1, 0).verdict()).isEqualTo(Verdict.BETTER);
    assertThat(gate(0, 0.5).judge(1, 0).verdict()).isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void toleranceIsAPartOfTheValue() {
    assertThat(gate(100, 0.1).judge(110, 0).verdict()).isEqualTo(Verdict.MET);
    assertThat(gate(100, 0.1).judge(111, 0).verdict()).isEqualTo(Verdict.NOT_MET);
    assertThat(gate(100, 0.1).judge(90, 0).verdict()).isEqualTo(Verdict.MET);
    assertThat(gate(100, 0.1).judge(89, 0).verdict()).isEqualTo(Verdict.BETTER);
  }

  @Test
  void noNumberIsNotMet() {
    assertThat(gate(100, 1).judge(Double.NaN, 0).verdict()).isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void theRulingSaysWhatWasFoundAndWhy() {
    assertThat(gate(100, 0.1).judge(111.5, 0.25))
        .isEqualTo(
            new Ruling(
                "save-direct-random.syncs",
                Verdict.NOT_MET,
                "found 111.500, expected 100 ± 10 %: why",
                111.5,
                0.25));
  }
}
