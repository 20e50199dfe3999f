package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MapCommandTest {

  @TempDir private Path directory;

  private final StringWriter err = new StringWriter();
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    file =
        StreamBuilder.mapped()
            .block("ram", 64)
            .pages(0, 3, true, true)
            .writeTo(directory.resolve("f.mr"));
  }

  @Test
  void drawsAndSaysNothing() throws IOException {
    Path output = directory.resolve("f.svg");
    assertThat(run(file, "-o", output)).isEqualTo(ExitCodes.FINE);
    assertThat(err.toString()).isEmpty();
    assertThat(output).content().startsWith("<?xml").contains("</svg>");
  }

  @Test
  void replacesAPicture() throws IOException {
    Path output = Files.writeString(directory.resolve("f.SVG"), "old");
    assertThat(run(file, "-o", output)).isEqualTo(ExitCodes.FINE);
    assertThat(output).content().contains("</svg>");
  }

  @Test
  void otherExtensionIsWrongUsage() throws IOException {
    assertThat(run(file, "-o", directory.resolve("f.pdf"))).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).startsWith("the picture's name must end in .svg or .png: ");
  }

  @Test
  void pictureOverTheFileItselfIsWrongUsage() throws IOException {
    Path same = Files.copy(file, directory.resolve("same.png"));
    byte[] before = Files.readAllBytes(same);
    assertThat(run(same, "-o", same)).isEqualTo(ExitCodes.USAGE);
    assertThat(same).hasBinaryContent(before);
  }

  @Test
  void damagedFileIsDrawnAndReported() throws IOException {
    Path damaged = directory.resolve("damaged.mr");
    Files.write(damaged, Arrays.copyOf(Files.readAllBytes(file), 500_000));
    Path output = directory.resolve("damaged.svg");
    assertThat(run(damaged, "-o", output)).isEqualTo(ExitCodes.FINDING);
    assertThat(err.toString()).contains("damaged.mr: error region-outside at ").hasLineCount(1);
    assertThat(output).content().contains("damaged at 0x");
  }

  @Test
  void directoryThatIsMissingIsTheEnvironmentsFault() throws IOException {
    Path output = directory.resolve("missing/f.svg");
    assertThat(run(file, "-o", output)).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(err.toString()).contains("missing").hasLineCount(1);
  }

  @Test
  void failedRunLeavesNothingBehind() throws IOException {
    assertThat(run(directory.resolve("none.mr"), "-o", directory.resolve("f.svg")))
        .isEqualTo(ExitCodes.ENVIRONMENT);
    Files.createDirectory(directory.resolve("taken.svg"));
    assertThat(run(file, "-o", directory.resolve("taken.svg"))).isEqualTo(ExitCodes.ENVIRONMENT);
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("f.mr", "taken.svg");
    }
  }

  private int run(Path input, String option, Path output) {
    return new CommandLine(new MapCommand())
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler((e, line, parsed) -> {
          // As the program does with an I/O error; any other is a bug.
          assertThat(e).isInstanceOf(IOException.class);
          line.getErr().println(e.getMessage());
          return ExitCodes.ENVIRONMENT;
        })
        .execute(input.toString(), option, output.toString());
  }
}
