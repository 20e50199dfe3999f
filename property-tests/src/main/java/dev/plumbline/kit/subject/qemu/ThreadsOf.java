package dev.plumbline.kit.subject.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a process's threads wait for, as {@code /proc} tells: evidence of a hang. */
final class ThreadsOf {

  private static final int MOST = 64;

  private ThreadsOf() {}

  /**
   * One line for each thread: its name, state, and where in the kernel it waits.
   *
   * @param pid which process
   * @return nothing when it is gone or may not be looked at
   */
  static List<String> process(long pid) {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path thread : threads.sorted().limit(MOST).toList()) {
        lines.add(
            "thread "
                + thread.getFileName()
                + " "
                + read(thread.resolve("comm"))
                + ": "
                + state(thread)
                + " in "
                + read(thread.resolve("wchan")));
      }
    } catch (IOException e) {
      lines.add("threads: " + e.getMessage());
    }
    return lines;
  }

  private static String state(Path thread) throws IOException {
    return Files.readAllLines(thread.resolve("status")).stream()
        .filter(line -> line.startsWith("State:"))
        .map(line -> line.substring("State:".length()).strip())
        .findFirst()
        .orElse("?");
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file).strip();
  }
}
