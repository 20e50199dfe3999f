package dev.plumbline.faults.cli;

import dev.plumbline.fixtures.Peers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The {@code faultfs} command in a process of its own. */
final class RunningFaultfs implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;
  private static final int ENVIRONMENT = 3;

  private final Process process;
  private final BufferedReader output;

  private RunningFaultfs(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** This process's class path. */
  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Starts the command, with words before the JVM's own. */
  static RunningFaultfs start(List<String> launcher, String classPath, String... arguments)
      throws IOException {
    // Whoever runs the tests may ignore signals, in the background for one; that is inherited.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM,HUP"));
    command.addAll(launcher);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            "dev.plumbline.cli.Main",
            "faultfs"));
    command.addAll(List.of(arguments));
    return new RunningFaultfs(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Starts the command as this user and waits until it has mounted. */
  static RunningFaultfs mounted(String... arguments) throws IOException {
    RunningFaultfs running = start(List.of(), classPath(), arguments);
    String first = running.line();
    if (!first.contains("is mounted on")) {
      boolean possible = running.end() != ENVIRONMENT;
      running.close();
      Peers.require(possible, "FUSE (" + first + ")");
      throw new IOException(first);
    }
    return running;
  }

  /** The next line that it says. */
  String line() throws IOException {
    return String.valueOf(output.readLine());
  }

  /** All that it says from now on. */
  String rest() {
    return output.lines().collect(Collectors.joining("\n"));
  }

  long pid() {
    return process.pid();
  }

  /** Sends a signal by its name. */
  void signal(String name) throws IOException {
    wait(new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start());
  }

  /** Waits for its end; its exit code. */
  int end() throws IOException {
    return wait(process);
  }

  private static int wait(Process process) throws IOException {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("it doesn't end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
  }

  /** Whether anything is mounted at a place. */
  static boolean isMounted(Path place) throws IOException {
    return Files.readString(Path.of("/proc/self/mountinfo"), StandardCharsets.ISO_8859_1)
        .contains(" " + place + " ");
  }
}
