package dev.plumbline.faults.fuse;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.PlanException;
import dev.plumbline.faults.plan.PlanParser;
import dev.plumbline.fixtures.Peers;
import dev.plumbline.fixtures.qemu.Executables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Mounts for tests, and programs that use them. */
final class Mounts {

  private static final long PATIENCE_SECONDS = 60;

  private Mounts() {}

  /**
   * A program's end.
   *
   * @param output what it said, on both ways
   */
  record Ended(int code, String output) {}

  /** Mounts, or skips the test where that can't be. */
  static FaultMount start(Path directory, Plan plan) throws IOException {
    try {
      return FaultMount.start(directory, plan);
    } catch (FaultMount.Impossible e) {
      Peers.require(false, "FUSE (" + e.getMessage() + ")");
      throw e;
    }
  }

  /** A plan of some lines. */
  static Plan plan(String... lines) {
    try {
      return PlanParser.parse("test", "faults 1\n" + String.join("\n", lines) + "\n");
    } catch (PlanException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Runs a program to its end, within bounds. */
  static Ended run(Path directory, String... command) throws IOException {
    Peers.require(Executables.onPath(command[0]), command[0] + " (see .ci/install-peers)");
    Process process =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(String.join(" ", command) + " doesn't end: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), output);
  }
}
