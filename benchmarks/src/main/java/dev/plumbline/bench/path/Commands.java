package dev.plumbline.bench.path;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Runs a program and measures it from outside, with GNU time. */
final class Commands {

  private static final int PATIENCE_MINUTES = 10;

  private Commands() {}

  /** Runs a command line; its output is part of the error when it fails. */
  static Sample measure(List<String> command) throws IOException, InterruptedException {
    Path report = Files.createTempFile("plumbline-bench-", ".time");
    Path output = Files.createTempFile("plumbline-bench-", ".out");
    try {
      List<String> timed = new ArrayList<>();
      timed.addAll(List.of("/usr/bin/time", "-o", report.toString(), "-f", "%e %U %S %M"));
      timed.addAll(command);
      Process process =
          new ProcessBuilder(timed)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("no end after " + PATIENCE_MINUTES + " minutes: " + command);
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            command + " failed: " + Files.readString(output, StandardCharsets.UTF_8));
      }
      String[] words = Files.readString(report).strip().split(" ", -1);
      return new Sample(
          Double.parseDouble(words[0]),
          Double.parseDouble(words[1]) + Double.parseDouble(words[2]),
          Long.parseLong(words[3]));
    } finally {
      Files.delete(report);
      Files.delete(output);
    }
  }

  /** CPU seconds that a running process has used. */
  static double cpuSeconds(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(p -> p.info().totalCpuDuration())
        .map(d -> d.toNanos() / 1e9)
        .orElse(Double.NaN);
  }

  /** Peak resident memory of a running process in KiB. */
  static long maxResidentKib(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    return 0;
  }

  /** A rate for the table. */
  static String rate(long bytes, double seconds) {
    return String.format(Locale.ROOT, "%.2f GB/s", bytes / seconds / 1e9);
  }
}
