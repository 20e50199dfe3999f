package dev.plumbline.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.bench.gate.Ruling;
import dev.plumbline.bench.gate.Verdict;
import dev.plumbline.cli.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class GateCallTest {

  @TempDir private Path directory;

  private static int exitCode(Verdict... verdicts) {
    List<Ruling> rulings =
        Arrays.stream(verdicts).map(v -> new Ruling("a.b", v, "detail", 1, 0)).toList();
    return GateCall.exitCode(rulings);
  }

  @Test
  void theWorstVerdictMakesTheExitCode() {
    assertThat(exitCode(Verdict.MET, Verdict.BETTER, Verdict.SKIPPED)).isEqualTo(ExitCodes.FINE);
    assertThat(exitCode(Verdict.MET, Verdict.INCONCLUSIVE)).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(exitCode(Verdict.INCONCLUSIVE, Verdict.NOT_MET)).isEqualTo(ExitCodes.FINDING);
  }

  @Test
  void whatBelongsToAGateIsWrongUsageWithoutOne() {
    StringWriter err = new StringWriter();
    int exitCode =
        new CommandLine(new BenchCommand())
            .setErr(new PrintWriter(err))
            .execute("--baseline", directory.toString());
    assertThat(exitCode).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("--baseline and --history need --gate FILE");
  }

  @Test
  void aGateFileThatIsWrongIsSaidBeforeAnythingIsMeasured() throws Exception {
    Path file = Files.writeString(directory.resolve("gate.json"), "{\"exact\": 1}");
    Throwable[] thrown = new Throwable[1];
    new CommandLine(new BenchCommand())
        .setExecutionExceptionHandler((e, _, _) -> {
          thrown[0] = e;
          return ExitCodes.ENVIRONMENT;
        })
        .execute("--gate", file.toString(), "--on", directory.toString());
    assertThat(thrown[0]).hasMessage(file + ": exact: found \"1\", expected an object");
    try (var inside = Files.list(directory)) {
      assertThat(inside).containsExactly(file);
    }
  }
}
