package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.testing.Ram;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that can't be read is the environment's fault: exit code 3 and one line, whoever asks. */
@Timeout(60)
final class UnreadableFileTest {

  @TempDir Path directory;

  private void assertRefused(String command, Path file, String reason) {
    Path to = directory.resolve("to");
    Cli.Result result =
        command.equals("restore") ? Cli.run(command, "--to", to, file) : Cli.run(command, file);
    assertThat(result.code()).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEqualTo("plumbline: " + file + ": " + reason + "\n");
    assertThat(to).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "verify", "restore"})
  void missing(String command) {
    assertRefused(command, directory.resolve("none"), "no such file or directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "verify", "restore"})
  void aDirectory(String command) {
    assertRefused(command, directory, "is a directory, not a migration file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "verify", "restore"})
  void aFifo(String command) throws Exception {
    Path fifo = directory.resolve("fifo");
    Process mkfifo = new ProcessBuilder("mkfifo", fifo.toString()).start();
    assumeTrue(
        mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0, "mkfifo(1) is missing");
    assertRefused(command, fifo, "is neither a regular file nor a block device");
  }

  @Test
  void aLinkToNothing() throws IOException {
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, directory.resolve("none"));
    assertRefused("inspect", link, "no such file or directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "verify", "restore"})
  void noPermission(String command) throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root reads every file");
    assertRefused(command, file, "permission denied");
  }

  @Test
  void pathsAreShownWithoutControlCharacters() {
    Cli.Result result = Cli.run("inspect", directory.resolve("a\n\033[31mb"));
    assertThat(result.code()).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(result.err())
        .isEqualTo(
            "plumbline: " + directory + "/a\\u000a\\u001b[31mb: no such file or directory\n");
  }

  @Test
  void verifyStillLooksAtTheOthers() throws IOException {
    Path good =
        StreamBuilder.mapped().block("b", Ram.filled(3, 4096, 7)).writeTo(directory.resolve("g"));
    Path missing = directory.resolve("none");
    Cli.Result result = Cli.run("verify", missing, good);
    assertThat(result.code()).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(result.out()).isEqualTo(good + ": ok (0 errors, 0 warnings)\n");
    assertThat(result.err()).isEqualTo("plumbline: " + missing + ": no such file or directory\n");

    Cli.Result json = Cli.run("verify", "--json", good, missing);
    assertThat(json.code()).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(json.json().get("ok").booleanValue()).isFalse();
  }
}
