package dev.plumbline.bench.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel has counted for a running process, all its threads together.
 *
 * @param cpuSeconds user and system time
 * @param calls system calls that read or write
 * @param bytes bytes that they moved
 */
record ProcessFacts(double cpuSeconds, long calls, long bytes) {

  /** Asks the kernel. */
  static ProcessFacts of(long pid, Operation operation) throws IOException {
    double cpu =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .map(used -> used.toNanos() / 1e9)
            .orElse(-1.0);
    boolean save = operation == Operation.SAVE;
    return new ProcessFacts(
        cpu, field(pid, "io", save ? "syscw:" : "syscr:"), field(pid, "io", save ? "wchar:" : "rchar:"));
  }

  /** Peak resident memory of a running process in bytes. */
  static long peakResidentBytes(long pid) throws IOException {
    long kib = field(pid, "status", "VmHWM:");
    return kib < 0 ? -1 : kib << 10;
  }

  /** What has been added since an earlier answer, as requests. */
  Requests since(ProcessFacts before) {
    return calls < 0 || before.calls < 0
        ? Requests.UNKNOWN
        : new Requests(calls - before.calls, bytes - before.bytes, java.util.List.of());
  }

  private static long field(long pid, String file, String key) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid, file))) {
      if (line.startsWith(key)) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    return -1;
  }
}
