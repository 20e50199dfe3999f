package dev.plumbline.kit.mounted;

import dev.plumbline.faults.fuse.FaultMount;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.store.LoggedFault;
import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.MigrationOutcome;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.kit.judge.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Lets a QEMU meet faults, and finds out what it made of them. */
final class QemuTrial {

  /** Longer than any save or load of so little takes. */
  private static final Duration BOUND = Duration.ofSeconds(15);

  private final QemuBinary binary;
  private final MountedGuest guest;
  private final FaultMount mount;
  private final Path backing;

  QemuTrial(QemuBinary binary, MountedGuest guest, FaultMount mount, Path backing) {
    this.binary = binary;
    this.guest = guest;
    this.mount = mount;
    this.backing = backing;
  }

  Observation run(MountedCase tried) throws IOException {
    return switch (tried.operation()) {
      case "save" -> save(tried);
      case "load" -> load(tried);
      case "outage" -> outage(tried);
      default -> throw new IllegalArgumentException(tried.toString());
    };
  }

  private Observation save(MountedCase tried) throws IOException {
    Files.deleteIfExists(backing.resolve("saved"));
    try (QemuProcess source = QemuProcess.start(binary, guest.source())) {
      begin(tried);
      MigrationOutcome outcome = source.save(uri("saved"), tried.migration(), BOUND);
      List<LoggedFault> faults = mount.fired();
      mount.change(Plan.EMPTY);
      return switch (outcome.status()) {
        case COMPLETED -> loaded("saved", "completed", tried.migration(), faults);
        case FAILED, CANCELLED ->
            canTryAgain(source, tried.migration())
                ? new Observation(Verdict.REJECTED, outcome.error() + "", faults)
                : new Observation(Verdict.LOST_GUEST, outcome.error() + "; no second try", faults);
        case DIED -> new Observation(Verdict.LOST_GUEST, death(outcome), faults);
        case TIMED_OUT -> new Observation(Verdict.HANG, "" + outcome.raw(), faults);
      };
    }
  }

  /** What is there of a save that was called complete when the power failed right after. */
  private Observation outage(MountedCase tried) throws IOException {
    // It has a name on the disk already.
    Files.deleteIfExists(backing.resolve("saved"));
    Files.createFile(backing.resolve("saved"));
    mount.clearLog();
    try (QemuProcess source = QemuProcess.start(binary, guest.source())) {
      source.save(uri("saved"), tried.migration(), BOUND).orThrow();
    }
    String detail = mount.unsyncedBytes("saved") + " bytes were unsynced";
    mount.cutPower(tried.rule().replace("keep ", ""));
    mount.restart();
    int wrong = wrongPages("saved", tried.migration());
    return wrong < 0
        ? new Observation(Verdict.REJECTED, detail + ", can't be loaded", List.of())
        : new Observation(
            wrong == 0 ? Verdict.OK : Verdict.SILENT_CORRUPTION,
            detail + ", " + wrong + " pages wrong",
            List.of());
  }

  private static String death(MigrationOutcome outcome) {
    String said = outcome.error();
    return "exit code " + outcome.exitCode() + (said == null ? "" : ": " + said);
  }

  private void begin(MountedCase tried) throws IOException {
    mount.change(tried.plan());
    mount.clearLog();
  }

  private String uri(String name) {
    return QemuProcess.uri(mount.directory().resolve(name), 0);
  }

  /** After a clean failure the guest is there, and can be saved once the fault is gone. */
  private boolean canTryAgain(QemuProcess source, MigrationOptions options) throws IOException {
    Files.deleteIfExists(backing.resolve("again"));
    try {
      MigrationOutcome outcome = source.save(uri("again"), options, BOUND);
      return outcome.completed() && wrongPages("again", options) == 0;
    } catch (dev.plumbline.fixtures.qemu.QemuException e) {
      return false;
    }
  }

  /** What a fresh machine finds in a file that is called complete, read without faults. */
  private Observation loaded(
      String name, String detail, MigrationOptions options, List<LoggedFault> faults)
      throws IOException {
    int wrong = wrongPages(name, options);
    String found = wrong < 0 ? "can't be loaded" : wrong + " pages wrong";
    return wrong == 0
        ? new Observation(Verdict.OK, detail, faults)
        : new Observation(Verdict.SILENT_CORRUPTION, detail + ", " + found, faults);
  }

  /** How many pages a load without faults gets wrong; -1 if it fails. */
  private int wrongPages(String name, MigrationOptions options) throws IOException {
    try (QemuProcess destination = QemuProcess.start(binary, guest.destination())) {
      MigrationOutcome outcome =
          destination.load(QemuProcess.uri(backing.resolve(name), 0), options, BOUND);
      return outcome.completed() ? guest.wrongPages() : -1;
    }
  }

  private Observation load(MountedCase tried) throws IOException {
    String name = prepare(tried.options(), tried.migration());
    try (QemuProcess destination = QemuProcess.start(binary, guest.destination())) {
      begin(tried);
      MigrationOutcome outcome = destination.load(uri(name), tried.migration(), BOUND);
      List<LoggedFault> faults = mount.fired();
      mount.change(Plan.EMPTY);
      return switch (outcome.status()) {
        case COMPLETED -> {
          int wrong = guest.wrongPages();
          yield wrong == 0
              ? new Observation(Verdict.OK, "completed", faults)
              : new Observation(
                  Verdict.SILENT_CORRUPTION, "completed, " + wrong + " pages wrong", faults);
        }
        case FAILED, CANCELLED ->
            new Observation(
                guest.isUntouched() ? Verdict.REJECTED : Verdict.REJECTED_LATE,
                outcome.error() + "",
                faults);
        case DIED -> new Observation(Verdict.CRASH, death(outcome), faults);
        case TIMED_OUT -> new Observation(Verdict.HANG, "" + outcome.raw(), faults);
      };
    }
  }

  /** A file that this QEMU saved without faults. */
  private String prepare(String options, MigrationOptions migration) throws IOException {
    String name = "good-" + options + "-" + binary.version().numbers();
    Path file = backing.resolve(name);
    if (!Files.exists(file)) {
      try (QemuProcess source = QemuProcess.start(binary, guest.source())) {
        source.save(QemuProcess.uri(file, 0), migration, BOUND).orThrow();
      }
    }
    return name;
  }
}
