package dev.plumbline.kit.report.files;

import dev.plumbline.kit.report.JUnitXml;
import dev.plumbline.kit.report.ResultsReader;
import dev.plumbline.kit.report.RunResult;
import dev.plumbline.kit.report.html.MatrixPage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a report's other forms of its {@value #RESULTS} and the pictures that it names: the page
 * {@value #PAGE}, and one file for each subject in {@value #JUNIT}. The same directory gives the
 * same bytes, whoever filled it.
 */
public final class ReportForms {

  /** Everything, as data. */
  public static final String RESULTS = "results.json";

  /** For people. */
  public static final String PAGE = "report.html";

  /** A directory, for CI servers. */
  public static final String JUNIT = "junit";

  private ReportForms() {}

  /**
   * Writes them, in place of those that are there.
   *
   * @param directory holds {@value #RESULTS}
   * @throws IOException when that can't be read or isn't what it should be, saying where; or when
   *     they can't be written
   */
  public static void write(Path directory) throws IOException {
    RunResult run = ResultsReader.read(directory.resolve(RESULTS));
    Files.write(directory.resolve(PAGE), MatrixPage.of(run, new PictureFiles(directory)));
    writeJUnit(run, Files.createDirectories(directory.resolve(JUNIT)));
  }

  /**
   * Writes one file for each subject, and removes those of an earlier run: a subject of that one
   * would otherwise seem to be of this one.
   *
   * @param directory exists
   * @throws IOException when they can't be written
   */
  public static void writeJUnit(RunResult run, Path directory) throws IOException {
    try (DirectoryStream<Path> old =
        Files.newDirectoryStream(directory, JUnitXml.PREFIX + "*" + JUnitXml.SUFFIX)) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
    for (int i = 0; i < run.subjects().size(); i++) {
      Files.write(directory.resolve(JUnitXml.fileName(run, i)), JUnitXml.of(run, i));
    }
  }
}
