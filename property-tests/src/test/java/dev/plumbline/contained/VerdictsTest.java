package dev.plumbline.contained;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What a test came to in the container is what it comes to outside. */
final class VerdictsTest {

  @Test
  void failuresAndSkippedTestsComeAcrossWithTheirReasons() {
    assertThatCode(() -> Verdicts.enact(Verdicts.passed())).doesNotThrowAnyException();
    assertThatThrownBy(() -> Verdicts.enact(Verdicts.skipped("Missing: a\nthing")))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("Missing: a\nthing");
    assertThatThrownBy(() -> Verdicts.enact(Verdicts.failed(new IllegalStateException("no\nway"))))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("java.lang.IllegalStateException: no\nway");
    assertThatThrownBy(() -> Verdicts.enact("what?")).isInstanceOf(AssertionFailedError.class);
  }
}
