package dev.plumbline.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check} as a user types it. */
final class CheckCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Says that it did everything, and does nothing. */
  private String liar = "";

  @BeforeEach
  void writeLiar() throws IOException {
    Path script = directory.resolve("liar.sh");
    Files.writeString(
        script,
        """
        #!/bin/sh
        [ $1 = describe ] && echo '{"protocol": 1, "name": "liar", "version": "1.2.3", "build": "b7",
          "capabilities": ["save", "load", "mapped-ram"]}'
        exit 0
        """);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    liar = "exec=" + script;
  }

  @Test
  void referenceConformsAndNothingIsLeftBehind() throws IOException {
    Path on = Files.createDirectory(directory.resolve("on"));
    assertThat(check("--subject", "reference", "--on", on, "--case", "PAG-00[234]")).isZero();
    assertThat(out.toString()).contains("3 conform, 0 don't, 0 unsupported; all as expected");
    assertThat(err.toString()).contains("checking reference ").contains(" on " + on);
    try (var left = Files.list(on)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void faultIsNamedWithItsEvidenceAndRepeated() {
    assertThat(check("--subject", liar, "--on", directory, "--case", "PAG-002", "--seed", "7"))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("silent-corruption  PAG-002  required")
        .contains("worse than expected: ok")
        .contains("1025 wrong pages in block m0; page 0 of m0 holds zeros, expected ")
        .contains("see docs/format.md#mapped-ram")
        .contains(
            "again: ./plumbline check --subject "
                + liar
                + " --on "
                + directory
                + " --case PAG-002 --seed 7");
  }

  @Test
  void jsonIsOneDocumentWithWhatTheContractNames() throws IOException {
    int code =
        check(
            "--subject",
            liar,
            "--subject",
            "reference",
            "--on",
            directory,
            "--json",
            "--case",
            "PAG-00[25]");
    assertThat(code).isEqualTo(1);
    JsonNode json = JSON.readTree(out.toString());
    JsonNode subject = json.path("subjects").path(0);
    assertThat(subject.path("version").asText()).isEqualTo("1.2.3");
    assertThat(subject.path("buildId").asText()).isEqualTo("b7");
    JsonNode first = subject.path("cases").path(0);
    assertThat(first.path("id").asText()).isEqualTo("PAG-002");
    assertThat(first.path("level").asText()).isEqualTo("required");
    assertThat(first.path("verdict").asText()).isEqualTo("silent-corruption");
    assertThat(first.path("expected").asText()).isEqualTo("ok");
    assertThat(first.path("change").asText()).isEqualTo("worse");
    assertThat(first.path("seconds").isNumber()).isTrue();
    assertThat(first.path("detail").asText()).contains("wrong pages");
    JsonNode second = subject.path("cases").path(1);
    assertThat(second.path("verdict").asText()).isEqualTo("unsupported");
    assertThat(json.path("summary").path("cases").asInt()).isEqualTo(4);
    assertThat(json.path("summary").path("failed").asInt()).isEqualTo(1);
    assertThat(json.path("kernel").asText()).startsWith("Linux ");
  }

  @Test
  void listSaysWhatEachCaseIsAbout() {
    assertThat(check("--list", "--case", "HDR-00[12]")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            HDR-001  required     A page size that isn't the target's is refused.
                docs/format.md#mapped-ram; hunts page-size-mutated, fixed in QEMU by 03b7c2369c (11.1)
            HDR-002  required     A page size of 0 is refused.
                docs/format.md#mapped-ram; hunts page-size-mutated, fixed in QEMU by 03b7c2369c (11.1)
            2 cases
            """);
  }

  @Test
  void subjectsOfOneRunLoadWhatTheOthersSave() {
    assertThat(
            check(
                "--subject",
                liar,
                "--subject",
                "reference",
                "--on",
                directory,
                "--case",
                "VER-00[34]",
                "--seed",
                "7"))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("silent-corruption  VER-003")
        .doesNotContain("no other implementation");
  }

  @Test
  void propertiesGoOnForTheTimeGiven() {
    assertThat(
            check("--subject", "reference", "--on", directory, "--case", "PAG-101", "--time", "1"))
        .isZero();
    assertThat(err.toString()).doesNotContain("INFO");
  }

  @Test
  void expectationsAreWrittenAndThenHold() throws IOException {
    Path file = directory.resolve("known.txt");
    Object[] same = {"--subject", liar, "--on", directory, "--case", "PAG-00[24]"};
    assertThat(check(same, "--expectations", file, "--update-expectations")).isZero();
    assertThat(Files.readString(file)).contains("PAG-002  silent-corruption");
    assertThat(check(same, "--expectations", file)).isZero();
    Files.writeString(file, "PAG-004 crash\nPAG-002 silent-corruption\n");
    assertThat(check(same, "--expectations", file)).isEqualTo(1);
    assertThat(out.toString()).contains("better than expected: crash");
  }

  @Test
  void reportHoldsTheResultsTheFileAndItsPicture() throws IOException {
    Path report = directory.resolve("a").resolve("report");
    String spoiler =
        """
        #!/bin/sh
        [ $1 = describe ] && echo '{"protocol": 1, "name": "copy", "version": "1",
          "capabilities": ["save", "load", "mapped-ram"]}' && exit 0
        [ $1 = save ] && sed -n 's/.*"file" : "\\(.*\\)",/\\1/p' | xargs touch
        exit 0
        """;
    Files.writeString(directory.resolve("liar.sh"), spoiler);
    check("--subject", liar, "--on", directory, "--case", "PAG-002", "--report", report);
    JsonNode results = JSON.readTree(report.resolve("results.json").toFile());
    JsonNode evidence = results.path("subjects").path(0).path("cases").path(0).path("evidence");
    assertThat(evidence).hasSizeGreaterThan(2);
    for (JsonNode exhibit : evidence) {
      if (exhibit.has("file")) {
        assertThat(report.resolve(exhibit.path("file").asText())).exists();
      }
    }
    assertThat(evidence.findValuesAsText("kind")).contains("text", "file");
    assertThat(results.path("command").asText())
        .startsWith("./plumbline ")
        .endsWith(" --case PAG-002");
    assertThat(report.resolve("report.html")).content().contains("PAG-002 ");
    assertThat(report.resolve("junit/TEST-plumbline-1-copy.xml")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--subject nonsense; --subject nonsense: expected reference, qemu, qemu=BINARY,"
            + " qemu=container:VERSION or",
        "--subject qemu=; --subject qemu=: expected",
        "--case XYZ-1; no case matches --case XYZ-1",
        "--case [; --case [: ",
        "--tries -1; --tries -1: less than nothing",
        "--time -1; --time -1: less than nothing",
        "--time 1 --tries 1; --time and --tries exclude each other",
        "--update-expectations; name the file with --expectations",
        "--level never; Invalid value",
        "--seed x; Invalid value"
      })
  void wrongUsageIsSaidInOneLine(String line, String message) {
    assertThat(check((Object[]) line.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void wrongExpectationsAreWrongUsage() throws IOException {
    Path file = Files.writeString(directory.resolve("x"), "PAG-002 perhaps\n");
    assertThat(check("--expectations", file)).isEqualTo(2);
    assertThat(err.toString()).contains(file + " line 1: no verdict is called 'perhaps'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--subject qemu=/nowhere/qemu; no such program: /nowhere/qemu",
        "--subject exec=false; 'describe' ended with exit code 1",
        "--subject qemu=/bin/true; not a QEMU version",
        "--subject reference --on /nowhere; /nowhere: is not a directory",
        "--expectations /nowhere; /nowhere: no such file or directory"
      })
  void missingThingsAreTheEnvironments(String line, String message) {
    assertThat(check((Object[]) line.split(" "))).isEqualTo(3);
    assertThat(err.toString()).contains(message).doesNotContain("\tat ");
  }

  private int check(Object[] first, Object... more) {
    Object[] all = new Object[first.length + more.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return check(all);
  }

  private int check(Object... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = "check";
    for (int i = 0; i < arguments.length; i++) {
      words[i + 1] = arguments[i].toString();
    }
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }
}
