package dev.plumbline.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program itself on each hostile file: exit code 1 or 0, no stack trace, nothing outside the
 * directory it restores to, within 256 MiB and some seconds. What ran is in {@code
 * target/hostile-runs.txt}.
 */
final class SmallMemoryTest {

  private static final long MAX_KIB = 256 * 1024;
  private static final long MAX_CPU_MILLIS = 20_000;
  private static final long MAX_MINUTES = 5;

  /** One line of {@link HostileMain}. */
  private record Run(String file, String command, int code, long cpuMillis, String remark) {
    static Run of(String line) {
      String[] parts = line.split(" ", -1);
      return new Run(
          parts[0], parts[1], Integer.parseInt(parts[2]), Long.parseLong(parts[3]), parts[4]);
    }
  }

  @Test
  void answersWithinItsMemoryAndTime(@TempDir Path temporary) throws Exception {
    Path files = Files.createDirectory(temporary.resolve("files"));
    Path restored = temporary.resolve("restored");
    Path output = Files.createDirectories(Path.of("target")).resolve("hostile-runs.txt");
    Map<String, HostileFile> hostile = write(files);
    run(files, restored, output);

    List<Run> runs = Files.readAllLines(output).stream().map(Run::of).toList();
    SoftAssertions softly = new SoftAssertions();
    for (Run run : runs) {
      switch (run.file()) {
        case "peak" -> softly.assertThat((long) run.code()).as("%s", run).isLessThan(MAX_KIB);
        case "left" -> softly.assertThat(run.command()).as("%s", run).isEqualTo("file");
        default -> {
          HostileFile file = hostile.get(run.file());
          boolean inspected = run.command().startsWith("inspect");
          int expected = (inspected ? file.wellFormed() : file.clean()) ? 0 : 1;
          softly.assertThat(run.code()).as("%s", run).isEqualTo(expected);
          softly.assertThat(run.remark()).as("%s", run).isEqualTo("clean");
          softly.assertThat(run.cpuMillis()).as("%s", run).isLessThan(MAX_CPU_MILLIS);
        }
      }
    }
    softly.assertThat(runs).extracting(Run::file).contains("peak", "left");
    softly.assertAll();
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).containsExactly(files);
    }
  }

  /** Those that the filesystem is too small for are left out. */
  private static Map<String, HostileFile> write(Path directory) {
    Map<String, HostileFile> written = new HashMap<>();
    List<String> tooLarge = new ArrayList<>();
    for (HostileFile file : HostileFiles.all()) {
      try {
        file.image().get().writeTo(directory.resolve(file.name()));
        written.put(file.name(), file);
      } catch (IOException e) {
        tooLarge.add(file.name());
        directory.resolve(file.name()).toFile().delete();
      }
    }
    assertThat(tooLarge).as("files the filesystem refuses").hasSizeLessThan(12);
    return written;
  }

  private static void run(Path files, Path restored, Path output) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HostileMain.class.getName(),
                files.toString(),
                restored.toString())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)).as("ends").isTrue();
      assertThat(tuple(process.exitValue(), Files.readAllLines(output).isEmpty()))
          .isEqualTo(tuple(0, false));
    } finally {
      process.destroyForcibly();
    }
  }
}
