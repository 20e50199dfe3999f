package dev.plumbline.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plumbline.testing.Examination;
import dev.plumbline.testing.Image;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each hostile file is answered soon, by findings that lie inside it. */
final class HostileFileTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  static List<HostileFile> files() {
    return HostileFiles.all();
  }

  @ParameterizedTest
  @MethodSource("files")
  void isAnsweredSoon(HostileFile hostile) {
    Image image = hostile.image().get();
    Examination found =
        assertTimeoutPreemptively(SOON, () -> Examination.of(image.file()), hostile.name());
    assertThat(found.findings())
        .allSatisfy(f -> assertThat(f.offsetBytes()).isBetween(0L, image.file().sizeBytes()))
        .allSatisfy(f -> assertThat(f.message()).doesNotContain("\n", "\u001b", "\u009b"));
    assertThat(!found.hasErrors()).as("%s", found.findings()).isEqualTo(hostile.clean());
  }
}
