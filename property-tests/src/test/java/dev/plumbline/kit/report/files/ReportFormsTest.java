package dev.plumbline.kit.report.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.kit.report.SampleRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFormsTest {

  private static final String PICTURE = "data:image/svg+xml";

  @TempDir private Path scratch;

  @Test
  void thePageAndAFileForEachSubjectAreMade() throws IOException {
    Path directory = SampleRuns.directory(scratch);
    ReportForms.write(directory);
    assertThat(files(directory).keySet())
        .containsExactly(
            "evidence/HDR-003.svg",
            "junit/TEST-plumbline-1-reference.xml",
            "junit/TEST-plumbline-2-qemu_10_0_2.xml",
            "junit/TEST-plumbline-3-qemu_11_1_3.xml",
            "report.html",
            "results.json");
    assertThat(Files.readString(directory.resolve("report.html"))).contains(PICTURE);
  }

  @Test
  void theSameResultsGiveTheSameBytes() throws IOException {
    Path directory = SampleRuns.directory(scratch);
    ReportForms.write(directory);
    Map<String, String> first = files(directory);
    ReportForms.write(directory);
    assertThat(files(directory)).isEqualTo(first);
  }

  @Test
  void aSubjectOfAnEarlierRunIsGone() throws IOException {
    Path directory = SampleRuns.directory(scratch);
    Path junit = Files.createDirectory(directory.resolve("junit"));
    Files.createFile(junit.resolve("TEST-plumbline-4-qemu_9_0_0.xml"));
    Files.createFile(junit.resolve("TEST-somebody-elses.xml"));
    ReportForms.write(directory);
    assertThat(files(junit).keySet())
        .contains("TEST-somebody-elses.xml")
        .doesNotContain("TEST-plumbline-4-qemu_9_0_0.xml");
  }

  /** Results may be somebody else's, and the page may go to somebody else. */
  @ParameterizedTest
  @ValueSource(strings = {"../secret.svg", "link.svg", "/etc/hostname", "missing.svg", "evidence"})
  void aPictureOutsideOfTheReportIsNotTaken(String name) throws IOException {
    Path directory = SampleRuns.directory(scratch);
    Files.writeString(scratch.resolve("secret.svg"), "<svg/>");
    Files.createSymbolicLink(directory.resolve("link.svg"), scratch.resolve("secret.svg"));
    Path results = directory.resolve("results.json");
    Files.writeString(results, Files.readString(results).replace("evidence/HDR-003.svg", name));
    ReportForms.write(directory);
    assertThat(Files.readString(directory.resolve("report.html")))
        .doesNotContain(PICTURE)
        .contains("Map of the file: <code>" + name + "</code>");
  }

  @Test
  void aPictureInsideIsTaken() throws IOException {
    Path directory = SampleRuns.directory(scratch);
    assertThat(new PictureFiles(directory).find(Path.of("evidence/HDR-003.svg"))).isPresent();
  }

  @Test
  void withoutResultsNothingIsMade() {
    assertThatThrownBy(() -> ReportForms.write(scratch)).isInstanceOf(NoSuchFileException.class);
    assertThat(scratch).isEmptyDirectory();
  }

  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(directory.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
