package dev.plumbline.bench.report;

import dev.plumbline.bench.path.BenchRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a report beside its results. */
public final class BenchReport {

  /** The results, see {@link RunJson}. */
  public static final String RESULTS = "results.json";

  /** For people. */
  public static final String PAGE = "bench.html";

  /** For a README. */
  public static final String MARKDOWN = "bench.md";

  private BenchReport() {}

  /**
   * Writes the page, the Markdown and a file for each chart by fragmentation and by size.
   *
   * @param directory one that exists
   * @throws IOException when it can't be written
   */
  public static void write(BenchRun run, Path directory) throws IOException {
    Files.writeString(directory.resolve(PAGE), BenchPage.of(run));
    Files.writeString(directory.resolve(MARKDOWN), MarkdownTable.of(run));
    Charts charts = new Charts(Summary.groups(run));
    svg(directory, "fragmentation", charts.byRuns());
    svg(directory, "size", charts.bySize());
  }

  private static void svg(Path directory, String name, List<Chart> charts) throws IOException {
    for (int i = 0; i < charts.size(); i++) {
      Path file = directory.resolve(name + "-" + (i + 1) + ".svg");
      Files.writeString(file, ChartSvg.file(charts.get(i), Styles.chart()));
    }
  }
}
