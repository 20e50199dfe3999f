package dev.plumbline.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Level;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case that demands {@code ok}. */
class StandingTest {

  @ParameterizedTest
  @CsvSource({
    "REQUIRED, ok, ok, CONFORMING",
    "REQUIRED, crash, crash, KNOWN",
    "REQUIRED, crash, crash|hang, KNOWN",
    "OBSERVED, crash, crash, NOTED",
    "REQUIRED, crash, ok, WORSE",
    "REQUIRED, hang, crash, WORSE",
    "REQUIRED, crash, hang, LESSER",
    "REQUIRED, ok, crash, BETTER",
    "OBSERVED, crash, ok, WORSE",
    "REQUIRED, unsupported, ok, UNSUPPORTED",
    "REQUIRED, unsupported, crash, BETTER",
    "REQUIRED, crash, unsupported, WORSE",
    "REQUIRED, ok, unsupported, CONFORMING",
  })
  void of(Level level, String verdict, String expected, Standing standing) {
    CaseFacts facts = new CaseFacts("PAG-001", level, "", "", "", "", List.of(Verdict.OK));
    CaseResult result =
        new CaseResult(facts, Verdict.of(verdict), Verdict.allOf(expected), 0, "", List.of(), "");
    assertThat(result.standing()).isEqualTo(standing);
  }
}
