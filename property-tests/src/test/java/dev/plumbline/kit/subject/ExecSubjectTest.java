package dev.plumbline.kit.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Truth;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.subject.exec.ExecSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any command as a subject. */
final class ExecSubjectTest {

  private static final String DESCRIPTION =
      "{\"protocol\":1,\"name\":\"sh\",\"version\":\"1\",\"capabilities\":[\"save\",\"load\"]}";

  @TempDir private Path directory;

  @Test
  void exampleSavesLoadsAndRefuses() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    try (Subject example =
        ExecSubject.of(
            java
                + " --enable-native-access=ALL-UNNAMED -cp '"
                + classes
                + "' "
                + ExampleCommand.class.getName())) {
      assertThat(example.identity().version()).isEqualTo("1.0");
      List<GuestRam> ram =
          List.of(RamSpec.of("m0", 65, "fragmented:1").fill(directory.resolve("ram")));
      Truth truth = Truth.keep(ram, directory.resolve("truth"));
      Path file = directory.resolve("file");
      TransferOptions options = TransferOptions.mappedRam().offset(4097).channels(2);
      assertThat(Judge.saved(example.save(SaveRequest.of(ram, file, options))).verdict())
          .isEqualTo(Verdict.OK);
      RamSpec.of("m0", 65, "random:9").fill(ram.getFirst().file());
      Outcome loaded = example.load(LoadRequest.of(file, ram, options).dirtied());
      assertThat(Judge.loaded(loaded, truth, ram).verdict()).as("%s", loaded).isEqualTo(Verdict.OK);
      RamSpec.of("m0", 64, "zero").fill(ram.getFirst().file());
      assertThat(example.load(LoadRequest.of(file, ram, options)))
          .isInstanceOfSatisfying(
              Outcome.Refused.class, refused -> assertThat(refused.message()).isNotEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exit 0, Accepted, reported success",
    "echo why >&2; exit 1, Refused, refused: why",
    "echo can not; exit 2, Unsupported, unsupported: can not",
    "exit 3, Crashed, crashed: exit code 3: no reason given",
    "kill -KILL $$, Crashed, crashed: exit code 137: Killed",
    "sleep 60, Hung, had not ended after 0.5 s"
  })
  void exitCodeIsTheOutcome(String script, String outcome, String text) throws IOException {
    try (Subject subject = ExecSubject.of(command(script))) {
      Outcome seen = subject.load(request(Duration.ofMillis(500)));
      assertThat(seen.getClass().getSimpleName()).isEqualTo(outcome);
      assertThat(seen.text()).isEqualTo(text);
    }
  }

  @Test
  void requestArrivesAsJson() throws IOException {
    Path received = directory.resolve("received");
    try (Subject subject = ExecSubject.of(command("cat > " + received))) {
      subject.load(request(Duration.ofSeconds(20)));
    }
    assertThat(Files.readString(received))
        .contains("\"operation\" : \"restore\"", "\"offset\" : 4096", "\"channels\" : 0")
        .contains("\"name\" : \"m0\"", "\"length\" : 4096", "\"form\" : \"mapped-ram\"");
  }

  @Test
  void childrenOfAHangingCommandEndWithIt() throws IOException {
    Path alive = directory.resolve("alive");
    String script = "(sleep 1; echo > " + alive + ") & sleep 60";
    try (Subject subject = ExecSubject.of(command(script))) {
      assertThat(subject.load(request(Duration.ofMillis(200)))).isInstanceOf(Outcome.Hung.class);
    }
    assertThat(ProcessHandle.current().descendants().map(ProcessHandle::info))
        .noneMatch(info -> info.commandLine().orElse("").contains("sleep 60"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit 1",
        "echo nonsense",
        "echo '{}'",
        "echo '{\"protocol\":2}'",
        "echo '{\"protocol\":1,\"version\":\"1\"}'",
        "echo '{\"protocol\":1,\"name\":\"x\",\"version\":\"1\",\"capabilities\":[\"fly\"]}'",
        "echo '{\"protocol\":1,\"name\":\"x\",\"version\":\"1\",\"capabilities\":[\"live\"]}'"
      })
  void commandWithoutADescriptionIsNamed(String script) throws IOException {
    Path file = script(script);
    assertThatThrownBy(() -> ExecSubject.of(file.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("exec=" + file + ": 'describe' ");
  }

  private LoadRequest request(Duration bound) throws IOException {
    GuestRam ram = RamSpec.of("m0", 1, "zero").fill(directory.resolve("ram"));
    return LoadRequest.of(
        directory.resolve("file"),
        List.of(ram),
        TransferOptions.mappedRam().offset(4096).bound(bound));
  }

  private String command(String body) throws IOException {
    return script("[ $1 = describe ] && echo '" + DESCRIPTION + "' && exit 0\n" + body).toString();
  }

  private Path script(String text) throws IOException {
    Path file = directory.resolve("subject.sh");
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
