package dev.plumbline.kit.subject.qemu;

import dev.plumbline.fixtures.qemu.MigrationOutcome;
import dev.plumbline.fixtures.qemu.QemuException;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What QEMU says, and whether it is still there to say it, as the kit's outcomes. */
final class QemuOutcome {

  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Map<Integer, String> SIGNALS =
      Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV");

  private final QemuProcess qemu;
  private final Duration bound;
  private final long start = System.nanoTime();

  QemuOutcome(QemuProcess qemu, Duration bound) {
    this.qemu = qemu;
    this.bound = bound;
  }

  /** A migration that was tried. */
  Outcome of(MigrationOutcome migration) {
    String error = migration.error() == null ? "" : migration.error().strip();
    return switch (migration.status()) {
      case COMPLETED -> alive() ? new Outcome.Accepted(evidence()) : gone(error);
      case FAILED, CANCELLED -> failed(migration.status() + ": " + error, migration.exitCode());
      case DIED -> gone(error);
      case TIMED_OUT -> hung(bound);
    };
  }

  /** A setting or command that was refused, or a QEMU that went away meanwhile. */
  Outcome refused(QemuException e) {
    return alive()
        ? new Outcome.Refused(String.valueOf(e.getMessage()), evidence())
        : gone(String.valueOf(e.getMessage()));
  }

  /** A destination gives up by leaving in order; anything else must still be there. */
  private Outcome failed(String message, @Nullable Integer exitCode) {
    return exitCode != null || alive() ? new Outcome.Refused(message, evidence()) : gone(message);
  }

  private Outcome gone(String why) {
    Integer code = qemu.exitCode().orElse(null);
    return code == null
        ? hung(ANSWER)
        : new Outcome.Crashed(describe(code) + (why.isEmpty() ? "" : " after: " + why), evidence());
  }

  /** Whether it answers, and keeps on living while it does. */
  private boolean alive() {
    try {
      qemu.qmp().execute("query-status", Map.of(), ANSWER);
      qemu.qmp().execute("query-migrate", Map.of(), ANSWER);
      return true;
    } catch (QemuException e) {
      awaitEnd();
      return false;
    }
  }

  /** A core that is being written takes a moment. */
  private void awaitEnd() {
    try {
      for (int i = 0; i < 50 && qemu.isAlive(); i++) {
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Outcome hung(Duration after) {
    List<String> threads = ThreadsOf.process(qemu.pid());
    return new Outcome.Hung(after, evidence(threads));
  }

  private Evidence evidence() {
    return evidence(List.of());
  }

  private Evidence evidence(List<String> more) {
    List<String> log = new ArrayList<>();
    log.add(String.join(" ", qemu.binary().launcher()) + " " + commandLine());
    log.addAll(qemu.qmp().transcript());
    log.addAll(qemu.output().lines().toList());
    log.addAll(more);
    Integer code = qemu.exitCode().orElse(null);
    if (code != null) {
      log.add("exit: " + describe(code));
    }
    return new Evidence(
        log,
        code,
        code == null ? Evidence.Guest.ALIVE : Evidence.Guest.LOST,
        (System.nanoTime() - start) / 1e9);
  }

  private String commandLine() {
    return String.join(" ", qemu.machine().arguments());
  }

  private static String describe(int exitCode) {
    String signal = SIGNALS.get(exitCode - 128);
    return "exit code " + exitCode + (signal == null ? "" : " (" + signal + ")");
  }
}
