package dev.plumbline.bench.app;

import dev.plumbline.cli.Main;
import dev.plumbline.fixtures.golden.GoldenCatalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The run from which the JVM learns what the program loads and links when it starts (JEP 514). One
 * process makes one cache, so it goes through several command lines one after the other.
 */
public final class AotTraining {

  private static final String GOLDEN = "q10-q35-devices";

  private AotTraining() {}

  /**
   * Runs the command lines and notes which JVM the cache belongs to.
   *
   * @param args the program's directory, then one command line each, its words apart by blanks;
   *     {@code @golden} stands for a golden file, {@code @dir} for a directory to write to
   * @throws IOException if the program's directory cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path app = Path.of(args[0]);
    Files.writeString(app.resolve("java-home"), System.getProperty("java.home") + "\n");
    Path scratch = Files.createTempDirectory("plumbline-training-");
    try {
      Path golden = GoldenCatalogue.get(GOLDEN).unpackTo(scratch);
      train(args, scratch, golden);
    } finally {
      delete(scratch);
    }
  }

  private static void train(String[] args, Path scratch, Path golden) {
    for (int i = 1; i < args.length; i++) {
      String[] words =
          args[i]
              .replace("@golden", golden.toString())
              .replace("@dir", scratch + "/out")
              .split(" ");
      int exitCode = Main.run(printer(System.out), printer(System.err), words);
      if (exitCode != 0) {
        throw new IllegalStateException(
            "training run failed: commandLine=" + args[i] + ", exitCode=" + exitCode);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> inside = Files.walk(directory)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static PrintWriter printer(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
