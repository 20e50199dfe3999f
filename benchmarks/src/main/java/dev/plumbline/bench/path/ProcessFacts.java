package dev.plumbline.bench.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel has counted for a running process, all its threads together. */
final class ProcessFacts {

  private ProcessFacts() {}

  /** User and system time; negative where it isn't known. */
  static double cpuSeconds(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .map(used -> used.toNanos() / 1e9)
        .orElse(-1.0);
  }

  /** Peak resident memory in bytes; negative where it isn't known. */
  static long peakResidentBytes(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid, "status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
      }
    }
    return -1;
  }
}
