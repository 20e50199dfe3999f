package dev.plumbline.bench.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/**
 * Compiles picocli as its authors released it. They publish Java 5 byte code, which the start-up
 * cache leaves out; with this one in its place the program starts in half the time.
 */
public final class PicocliCompiler {

  private PicocliCompiler() {}

  /**
   * Compiles {@code DIR/picocli} to {@code DIR/classes} unless that was done before.
   *
   * @param args DIR and the Java release to compile for
   */
  public static void main(String[] args) {
    Path directory = Path.of(args[0]);
    Path source = directory.resolve("picocli");
    Path classes = directory.resolve("classes");
    if (Files.exists(classes.resolve("picocli/AutoComplete.class"))) {
      return;
    }
    ToolProvider javac =
        ToolProvider.findFirst("javac")
            .orElseThrow(() -> new IllegalStateException("no javac: a JDK is needed, not a JRE"));
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output, true);
    int exitCode =
        javac.run(
            writer,
            writer,
            "--release",
            args[1],
            "-nowarn",
            "-XDsuppressNotes",
            "-proc:none",
            "-d",
            classes.toString(),
            source.resolve("CommandLine.java").toString(),
            source.resolve("AutoComplete.java").toString());
    if (exitCode != 0) {
      throw new IllegalStateException(
          "picocli does not compile: directory="
              + source
              + ", exitCode="
              + exitCode
              + "\n"
              + output);
    }
  }
}
