package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, version, completion, and what is said of wrong usage. */
final class UsageTest {

  private static final List<String> COMMANDS = List.of("inspect", "verify", "restore");

  @Test
  void withoutArgumentsUsageGoesToStderr() {
    Cli.Result result = Cli.run();
    assertThat(result.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("Usage: plumbline").contains(COMMANDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void helpIsOnStdoutAndNamesTheExitCodes(String option) {
    Cli.Result result = Cli.run(option);
    assertThat(result.code()).isEqualTo(ExitCodes.FINE);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains(COMMANDS).contains("Exit codes: 0 fine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "verify", "restore", "generate-completion"})
  void everyCommandHasHelpAndVersion(String command) {
    Cli.Result help = Cli.run(command, "--help");
    assertThat(help.code()).isEqualTo(ExitCodes.FINE);
    assertThat(help.out()).startsWith("Usage: plumbline " + command);
    assertThat(help.err()).isEmpty();
    Cli.Result version = Cli.run(command, "--version");
    assertThat(version.code()).isEqualTo(ExitCodes.FINE);
    assertThat(version.out()).startsWith("plumbline ");
    assertThat(version.out()).isEqualTo(Cli.run("--version").out());
  }

  @Test
  void helpLinesFitATerminal() {
    for (String command : COMMANDS) {
      assertThat(Cli.run(command, "--help").out().lines()).allMatch(l -> l.length() <= 80);
    }
  }

  @Test
  void completionKnowsTheCommands() {
    Cli.Result result = Cli.run("generate-completion");
    assertThat(result.code()).isEqualTo(ExitCodes.FINE);
    assertThat(result.out()).contains(COMMANDS).contains("--bitmap-order").contains("complete -F");
    assertThat(result.err()).isEmpty();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("Unknown option: '--bogus'", "inspect", "--bogus", "f"),
        wrong("Missing required parameter: 'FILE'", "inspect"),
        wrong("Missing required parameter: 'FILE'", "verify"),
        wrong("give either --to DIR or --block NAME=RAMFILE", "restore", "f"),
        wrong("Unmatched argument at index 2: 'g'", "inspect", "f", "g"),
        wrong("a path can't be empty", "inspect", ""),
        wrong("'1e3' is not a size", "inspect", "--offset", "1e3", "f"),
        wrong("'-1' is not a size", "inspect", "--offset=-1", "f"),
        wrong("'8E' is too large", "verify", "--offset", "8E", "f"),
        wrong("'x' is neither little nor big", "verify", "--bitmap-order", "x", "f"),
        wrong("1 to 255, not 0", "restore", "--to", "d", "--channels", "0", "f"),
        wrong("1 to 255, not 256", "restore", "--to", "d", "--channels", "256", "f"),
        wrong("'abc' is not an int", "restore", "--to", "d", "--channels", "abc", "f"),
        wrong("not a path", "inspect", "a\0b"));
  }

  private static Arguments wrong(String message, String... arguments) {
    return Arguments.of(message, arguments);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void wrongUsageIsSaidInOneLineWithAHint(String message, String[] arguments) {
    Cli.Result result = Cli.run((Object[]) arguments);
    assertThat(result.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines().findFirst().orElse(""))
        .startsWith("plumbline: ")
        .contains(message);
    assertThat(result.err()).endsWith("--help'.\n").hasLineCount(2);
  }

  @Test
  void aMisspeltCommandIsGuessed() {
    Cli.Result result = Cli.run("inspekt", "f");
    assertThat(result.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.err()).contains("Did you mean: plumbline inspect?");
  }
}
