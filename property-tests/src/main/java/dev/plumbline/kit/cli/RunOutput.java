package dev.plumbline.kit.cli;

import dev.plumbline.cli.Console;
import dev.plumbline.cli.ExitCodes;
import dev.plumbline.cli.Json;
import dev.plumbline.kit.report.ResultsJson;
import dev.plumbline.kit.report.RunResult;
import dev.plumbline.kit.report.Summary;
import dev.plumbline.kit.report.files.ReportForms;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a run leaves, in one piece or put together of shards: its report, last words, exit code. */
final class RunOutput {

  private RunOutput() {}

  /**
   * Writes a report in all its forms.
   *
   * @param report a directory that exists
   */
  static void write(RunResult run, Path report) throws IOException {
    Path file = report.resolve(ReportForms.RESULTS);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      Json.print(out, json -> ResultsJson.write(json, run, report));
    }
    ReportForms.write(report);
  }

  /**
   * Prints the results as JSON, or a line for people.
   *
   * @param report where the report lies, or null when there is none
   * @return one of {@link ExitCodes}
   */
  static int print(Console console, RunResult run, @Nullable Path report, boolean json)
      throws IOException {
    Summary summary = Summary.of(run.subjects());
    if (json) {
      Json.print(console.out(), j -> ResultsJson.write(j, run, report));
    } else {
      console.out().println(line(summary));
      console.out().flush();
    }
    if (summary.problems() > 0) {
      return ExitCodes.ENVIRONMENT;
    }
    return summary.asExpected() ? ExitCodes.FINE : ExitCodes.FINDING;
  }

  private static String line(Summary summary) {
    return summary.conforming()
        + " conform, "
        + summary.failed()
        + " don't, "
        + summary.unsupported()
        + " unsupported; "
        + (summary.asExpected()
            ? "all as expected"
            : summary.worse() + " worse and " + summary.better() + " better than expected");
  }
}
