package dev.plumbline.kit;

import dev.plumbline.cli.Json;
import dev.plumbline.kit.report.ResultsJson;
import dev.plumbline.kit.report.RunResult;
import dev.plumbline.kit.report.SubjectResult;
import dev.plumbline.kit.report.files.ReportForms;
import dev.plumbline.kit.run.KitSettings;
import dev.plumbline.kit.subject.Identity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a build leaves of the kit's tests: the same report as {@code check --report} in {@code
 * target/kit-report}, and its JUnit XML beside Surefire's, where CI servers look. Surefire's own
 * knows a case only as a number.
 */
final class VerifyReport {

  private static final Path TARGET = Path.of("target");

  private final String name;
  private final Instant started = Instant.now();
  private final Map<Identity, SubjectResult> subjects = new LinkedHashMap<>();

  /**
   * An empty one.
   *
   * @param name of its directory
   */
  VerifyReport(String name) {
    this.name = name;
  }

  /** Adds results of a subject to those that are there. */
  synchronized void add(SubjectResult more) {
    subjects.merge(more.identity(), more, VerifyReport::joined);
  }

  /**
   * Writes it, unless there is nothing to report.
   *
   * @throws IOException when it can't be written
   */
  synchronized void write() throws IOException {
    if (subjects.isEmpty()) {
      return;
    }
    RunResult run =
        new RunResult(
            "",
            RunResult.hostKernel(),
            started,
            Duration.between(started, Instant.now()).toMillis() / 1000.0,
            KitSettings.DEFAULT_SEED,
            "mvn verify",
            List.copyOf(subjects.values()));
    Path directory = Files.createDirectories(TARGET.resolve("kit-report").resolve(name));
    Path results = directory.resolve(ReportForms.RESULTS);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(results))) {
      Json.print(out, json -> ResultsJson.write(json, run, directory));
    }
    ReportForms.write(directory);
    Path surefire = Files.createDirectories(TARGET.resolve("surefire-reports"));
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory.resolve(ReportForms.JUNIT))) {
      for (Path file : files) {
        Path copy = surefire.resolve(String.valueOf(file.getFileName()));
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static SubjectResult joined(SubjectResult first, SubjectResult second) {
    return new SubjectResult(
        first.identity(),
        first.on(),
        first.filesystem(),
        concat(first.cases(), second.cases()),
        concat(first.problems(), second.problems()));
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
