package dev.plumbline.faults.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.ExitCodes;
import dev.plumbline.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can't be mounted is refused with a sentence that says why, before anything is mounted. */
final class FaultfsUsageTest {

  @TempDir private Path directory;
  private Path backing;
  private Path point;
  private Path plan;

  @BeforeEach
  void prepare() throws IOException {
    backing = Files.createDirectory(directory.resolve("backing"));
    point = Files.createDirectory(directory.resolve("point"));
    plan = Files.writeString(directory.resolve("plan"), "faults 1\n");
  }

  private static void assertRefused(int code, String why, Object... arguments) {
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length + 1];
    words[0] = "faultfs";
    for (int i = 0; i < arguments.length; i++) {
      words[i + 1] = arguments[i].toString();
    }
    int found = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), words);
    assertThat(err.toString()).contains(why).doesNotContain("internal error");
    assertThat(found).isEqualTo(code);
  }

  @Test
  void aWrongPlanIsRefusedWithItsLine() throws IOException {
    Files.writeString(plan, "faults 1\n\non write: error ENOENT\n");
    assertRefused(ExitCodes.USAGE, "plan:3:", backing, "--on", point, "--plan", plan);
  }

  @Test
  void whatIsMissingIsNamed() {
    Path missing = directory.resolve("missing");
    assertRefused(
        ExitCodes.ENVIRONMENT, missing + ": no such", backing, "--on", point, "--plan", missing);
    assertRefused(
        ExitCodes.ENVIRONMENT, missing + ": no such", missing, "--on", point, "--plan", plan);
    assertRefused(
        ExitCodes.ENVIRONMENT, missing + ": no such", backing, "--on", missing, "--plan", plan);
    assertRefused(ExitCodes.USAGE, "--plan", backing, "--on", point);
  }

  @Test
  void directoriesAreDirectories() {
    assertRefused(ExitCodes.ENVIRONMENT, "is not a directory", plan, "--on", point, "--plan", plan);
    assertRefused(
        ExitCodes.ENVIRONMENT, "is not a directory", backing, "--on", plan, "--plan", plan);
  }

  @Test
  void theMountPointIsEmptyAndOutsideOfTheDirectory() throws IOException {
    assertRefused(ExitCodes.USAGE, "contain itself", backing, "--on", backing, "--plan", plan);
    Path inside = Files.createDirectory(backing.resolve("inside"));
    assertRefused(ExitCodes.USAGE, "contain itself", backing, "--on", inside, "--plan", plan);
    Path link = Files.createSymbolicLink(directory.resolve("link"), inside);
    assertRefused(ExitCodes.USAGE, "contain itself", backing, "--on", link, "--plan", plan);
    Files.createFile(point.resolve("file"));
    assertRefused(ExitCodes.USAGE, "is not empty", backing, "--on", point, "--plan", plan);
  }

  @Test
  void aLogThatCannotBeWrittenIsNoReasonToMount() {
    assertRefused(
        ExitCodes.ENVIRONMENT,
        "no such",
        backing,
        "--on",
        point,
        "--plan",
        plan,
        "--log",
        directory.resolve("no/log"));
  }
}
