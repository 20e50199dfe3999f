package dev.plumbline.faults.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "vm.mig, vm.mig, true",
    "vm.mig, /a/b/vm.mig, true",
    "vm.mig, vm.migx, false",
    "*.mig, /a/b/.mig, true",
    "*.mig, /a.mig/b, false",
    "/a/*, /a/b, true",
    "/a/*, /a/b/c, false",
    "/a/**, /a/b/c, true",
    "/**/c, /a/b/c, true",
    "?, x, true",
    "?, xy, false",
    "/?, //, false",
    "*, x, true",
    "a*b*c, aXbYc, true",
    "a*b*c, aXcYb, false",
  })
  void aPatternMatchesWhatItSays(String pattern, String path, boolean matches) {
    assertThat(new Glob(pattern).matches(path)).isEqualTo(matches);
  }

  @Test
  void manyStarsTakeNoLongTime() {
    String path = "/" + "a".repeat(4000);
    assertThat(new Glob("**a".repeat(300) + "b").matches(path)).isFalse();
  }

  @Test
  void emptyLongOrUnprintablePatternsAreRefused() {
    for (String pattern : List.of("", "a\nb", "x".repeat(Glob.MAX_CHARS + 1))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Glob(pattern));
    }
  }
}
