package dev.plumbline.bench.path;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs, and measures them from outside with GNU time. */
final class Programs {

  private static final int PATIENCE_MINUTES = 10;
  private static final int LONGEST_ANSWER = 1 << 20;

  /** Administrators' programs are not on everybody's path. */
  private static final List<String> PLACES = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

  private Programs() {}

  /** Where a program of the system's is. */
  static Path require(String name, String debianPackage) throws IOException {
    for (String place : PLACES) {
      Path program = Path.of(place, name);
      if (Files.isExecutable(program)) {
        return program;
      }
    }
    throw new IOException(name + " is missing (apt install " + debianPackage + ")");
  }

  /**
   * Runs a command line and measures it.
   *
   * @throws IOException when it fails, with what it said
   */
  static Sample measure(List<String> command) throws IOException {
    Path report = Files.createTempFile("plumbline-bench-", ".time");
    try {
      List<String> timed = new ArrayList<>();
      timed.addAll(List.of(require("time", "time").toString(), "-o", report.toString()));
      timed.addAll(List.of("-f", "%U %S %M"));
      timed.addAll(command);
      long start = System.nanoTime();
      output(timed);
      double seconds = (System.nanoTime() - start) / 1e9;
      String[] words = Files.readString(report).strip().split(" ", -1);
      return new Sample(
          seconds,
          -1,
          Double.parseDouble(words[0]) + Double.parseDouble(words[1]),
          Long.parseLong(words[2]) << 10);
    } finally {
      Files.delete(report);
    }
  }

  /**
   * Runs a command line.
   *
   * @return what it said, both streams
   * @throws IOException when it fails, with what it said
   */
  static String output(List<String> command) throws IOException {
    Path output = Files.createTempFile("plumbline-bench-", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      // The program as it is: it was built before this run began.
      builder.environment().putAll(Map.of("PLUMBLINE_NO_BUILD", "1", "LC_ALL", "C.UTF-8"));
      Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
          throw new IOException(
              "no end after " + PATIENCE_MINUTES + " minutes: " + String.join(" ", command));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted: " + String.join(" ", command));
      } finally {
        // GNU time passes no signal on.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      String said = text(output);
      if (process.exitValue() != 0) {
        throw new IOException(
            String.join(" ", command)
                + " failed: exit code="
                + process.exitValue()
                + ": "
                + said.strip());
      }
      return said;
    } finally {
      Files.delete(output);
    }
  }

  private static String text(Path output) throws IOException {
    try (var in = Files.newInputStream(output)) {
      return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    }
  }
}
