package dev.plumbline.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class TablesTest {

  /** Of the run that the README shows. */
  private static final Path RESULTS = Path.of("results", "readme.json");

  @Test
  void theReadmesTableIsMadeFromARun() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme)
        .as("put the report's bench.md into the README, and its results.json in %s", RESULTS)
        .contains(MarkdownTable.of(RunReader.read(RESULTS)));
  }

  @Test
  void textHasNoColumnThatIsEmpty() {
    String text = TextTable.of(SampleRun.run());
    String sparse = text.substring(text.indexOf("save, sparse, 1 TiB"));
    assertThat(sparse)
        .isEqualTo(
            """
            save, sparse, 1 TiB of RAM, ext4
              contender           channels    GB/s  spread  GB/s synced  CPU s  RSS MiB  cached MiB  requests  KiB each  extents
              reference buffered         4  107.80     0 %       105.22   1.50       90           0         3      1368        7
            """);
  }

  @Test
  void markdownKeepsToItsCells() {
    String markdown = MarkdownTable.of(SampleRun.run());
    assertThat(markdown)
        .contains("&lt;b>Processor&lt;/b>")
        .contains(
            "| reference direct | 1 | 0.72 | 67 % | 0.61 | 2.00 | 0.50 | 1.50 | 90 | 0 | 3 |");
    assertThat(markdown.lines().filter(line -> line.startsWith("|")).map(TablesTest::cells))
        .containsOnly(13L);
  }

  private static long cells(String line) {
    return line.chars().filter(c -> c == '|').count() - 1;
  }
}
