package dev.plumbline.bench.path;

import dev.plumbline.kit.report.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine is. */
public final class HostFacts {

  private HostFacts() {}

  /** This machine. */
  public static Host host() {
    return new Host(
        field("/proc/cpuinfo", "model name"),
        Runtime.getRuntime().availableProcessors(),
        memoryBytes(),
        RunResult.hostKernel());
  }

  /** All of its memory. */
  static long memoryBytes() {
    String kib = field("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "");
    return kib.isEmpty() ? 0 : Long.parseLong(kib) << 10;
  }

  private static String field(String file, String key) {
    try {
      for (String line : Files.readAllLines(Path.of(file))) {
        if (line.startsWith(key)) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      // An unusual kernel; the report says so by an empty field.
    }
    return "";
  }
}
