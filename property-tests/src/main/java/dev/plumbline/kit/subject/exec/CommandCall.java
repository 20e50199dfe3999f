package dev.plumbline.kit.subject.exec;

import dev.plumbline.fixtures.qemu.ProcessGuard;
import dev.plumbline.fixtures.qemu.ProcessOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call of a command.
 *
 * @param exitCode its exit code (128 + n for signal n), or null when it had not ended in time
 * @param output what it printed on standard output, bounded
 * @param error what it printed on standard error, bounded
 * @param seconds how long it took
 */
record CommandCall(@Nullable Integer exitCode, String output, String error, double seconds) {

  /**
   * Runs a command through the shell, so that it may have arguments, and ends it with all its
   * children when the bound has passed.
   *
   * @param command as given by the user
   * @param operation the word that is added to it
   * @param input what it gets on standard input
   * @throws IOException when there is no shell, or we are interrupted
   */
  static CommandCall run(String command, String operation, String input, Duration bound)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of("sh", "-c", command + " \"$@\"", command, operation));
    long start = System.nanoTime();
    Process process = ProcessGuard.start(builder);
    try {
      ProcessOutput output = new ProcessOutput(process.getInputStream());
      ProcessOutput error = new ProcessOutput(process.getErrorStream());
      write(process, input);
      boolean ended = process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
      double seconds = (System.nanoTime() - start) / 1e9;
      return ended
          ? new CommandCall(process.exitValue(), output.whole(), error.whole(), seconds)
          : new CommandCall(null, output.soFar(), error.soFar(), seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(command + " " + operation + ": interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      ProcessGuard.kill(process);
    }
  }

  /** A command that doesn't read must not stop us: the request may be more than a pipe takes. */
  private static void write(Process process, String input) {
    Thread.ofVirtual()
        .start(() -> {
          try (OutputStream to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
          } catch (IOException e) {
            // It ended, or closed its input, without having read: its own business.
          }
        });
  }
}
