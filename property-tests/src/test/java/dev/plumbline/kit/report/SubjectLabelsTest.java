package dev.plumbline.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubjectLabelsTest {

  @Test
  void aVersionIsItsNumbers() {
    assertThat(labels("qemu", "11.0.50 (v11.0.0-1234-gdeadbeef)")).containsExactly("qemu 11.0.50");
  }

  @Test
  void theReferenceNeedsNoVersion() {
    assertThat(labels("reference", "0.1.0")).containsExactly("reference");
  }

  @Test
  void equalOnesAreToldApart() {
    assertThat(labels("qemu", "10.0.2", "qemu", "10.0.2", "qemu", "11.1.3"))
        .containsExactly("qemu 10.0.2 ext4", "qemu 10.0.2 ext4 #2", "qemu 11.1.3");
  }

  @Test
  void aLongOneIsCut() {
    assertThat(labels("x".repeat(1000), "")).containsExactly("x".repeat(23) + "…");
  }

  private static List<String> labels(String... kindsAndVersions) {
    return SubjectLabels.of(
        SampleRuns.of(
            Stream.iterate(0, i -> i < kindsAndVersions.length, i -> i + 2)
                .map(i ->
                    SampleRuns.subject(kindsAndVersions[i], kindsAndVersions[i + 1], List.of()))
                .toList()));
  }
}
