package dev.plumbline.bench.app;

import dev.plumbline.cli.Main;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The run from which the JVM learns what the program loads and links when it starts (JEP 514). One
 * process makes one cache, so it goes through several command lines one after the other.
 */
public final class AotTraining {

  private AotTraining() {}

  /**
   * Runs the command lines and notes which JVM the cache belongs to.
   *
   * @param args the program's directory, then one command line each, its words apart by blanks
   * @throws IOException if the program's directory cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path app = Path.of(args[0]);
    Files.writeString(app.resolve("java-home"), System.getProperty("java.home") + "\n");
    for (int i = 1; i < args.length; i++) {
      int exitCode = Main.run(printer(System.out), printer(System.err), args[i].split(" "));
      if (exitCode != 0) {
        throw new IllegalStateException(
            "training run failed: commandLine=" + args[i] + ", exitCode=" + exitCode);
      }
    }
  }

  private static PrintWriter printer(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
