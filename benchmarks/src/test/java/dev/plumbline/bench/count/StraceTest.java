package dev.plumbline.bench.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.fixtures.Peers;
import dev.plumbline.fixtures.qemu.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted at the io port is what the kernel is asked for. */
final class StraceTest {

  private static final long MIB = 16;
  private static final int PATIENCE_SECONDS = 120;

  /** A process, a call, and the path that its first argument, a descriptor, leads to. */
  private static final Pattern LINE = Pattern.compile("^\\d+ +(\\w+)\\(\\d+<([^>]*)>.*");

  /** How far a number of other calls may be from what the port counted, as a factor. */
  private static final int CALLS_FOR_ONE = 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "save-direct-random",
        "save-buffered-fragmented",
        "restore-direct-fragmented",
        "restore-buffered-random"
      })
  void theKernelIsAskedForWhatTheIoPortCounts(String name) throws Exception {
    Path strace = Peers.require(Executables.onPath("strace"), "strace (apt install strace)");
    try (Places places = new Places()) {
      places.bench().prepare(TracedWorkload.find(MIB << 20, name));
      Path trace = places.disk().resolve("trace");
      Path counts = places.memory().resolve("counts");
      trace(strace, trace, places, name, counts);
      Map<String, Long> kernel = calls(trace, places, counts);
      String[] port = Files.readString(counts).split(" ", -1);
      assertThat(sum(kernel, "pread64", "preadv", "read"))
          .as("reads: %s", kernel)
          .isEqualTo(Long.parseLong(port[0]));
      assertThat(sum(kernel, "pwrite64", "pwritev", "write"))
          .as("writes: %s", kernel)
          .isEqualTo(Long.parseLong(port[1]));
      assertThat(sum(kernel, "fsync", "fdatasync"))
          .as("syncs: %s", kernel)
          .isEqualTo(Long.parseLong(port[2]));
      long calls = Long.parseLong(port[3]);
      assertThat(kernel.values().stream().mapToLong(Long::longValue).sum())
          .as("calls on descriptors, the port counted %s: %s", calls, kernel)
          .isLessThan(CALLS_FOR_ONE * calls);
    }
  }

  private static void trace(Path strace, Path trace, Places places, String name, Path counts)
      throws IOException, InterruptedException {
    Path output = places.memory().resolve("output");
    Process process =
        new ProcessBuilder(
                List.of(
                    strace.toString(),
                    "-f",
                    "-y",
                    "-s",
                    "0",
                    "-e",
                    "trace=%desc",
                    "-o",
                    trace.toString(),
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    TracedWorkload.class.getName(),
                    places.disk().toString(),
                    places.memory().toString(),
                    Long.toString(MIB),
                    name,
                    counts.toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  /** How often each call was made on files and directories of the workload. */
  private static Map<String, Long> calls(Path trace, Places places, Path counts)
      throws IOException {
    Map<String, Long> calls = new TreeMap<>();
    for (String line : Files.readAllLines(trace)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()
          && !matcher.group(2).equals(counts.toString())
          && (Path.of(matcher.group(2)).startsWith(places.disk())
              || Path.of(matcher.group(2)).startsWith(places.memory()))) {
        calls.merge(matcher.group(1), 1L, Long::sum);
      }
    }
    return calls;
  }

  private static long sum(Map<String, Long> calls, String... names) {
    long sum = 0;
    for (String name : names) {
      sum += calls.getOrDefault(name, 0L);
    }
    return sum;
  }
}
