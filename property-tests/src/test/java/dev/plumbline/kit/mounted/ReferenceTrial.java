package dev.plumbline.kit.mounted;

import dev.plumbline.cli.ExitCodes;
import dev.plumbline.cli.Main;
import dev.plumbline.faults.fuse.FaultMount;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.store.LoggedFault;
import dev.plumbline.kit.judge.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lets the reference implementation's commands meet faults, and finds out what they made of them.
 */
final class ReferenceTrial {

  private static final byte[] OLD =
      "what was there before".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final Path truth;
  private final FaultMount mount;
  private final Path backing;
  private final Path restored;

  ReferenceTrial(MountedGuest guest, FaultMount mount, Path backing) {
    this.truth = guest.truth();
    this.mount = mount;
    this.backing = backing;
    this.restored = guest.directory().resolve("restored");
  }

  /** What a command said and how it ended. */
  private record Run(int code, String error) {

    Verdict verdict() {
      boolean clear = code == ExitCodes.FINDING || code == ExitCodes.ENVIRONMENT;
      return clear && !error.isBlank() && !error.contains("internal error")
          ? Verdict.REJECTED
          : Verdict.CRASH;
    }
  }

  private static Run run(Object... arguments) {
    StringWriter error = new StringWriter();
    String[] words =
        java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int code = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(error, true), words);
    return new Run(code, error.toString());
  }

  private Run save(String options, Path to) {
    return run(
        "save",
        "--block",
        MountedGuest.BLOCK + "=" + truth,
        "--to",
        to,
        "--channels",
        options.equals("plain") ? 1 : 2,
        "--direct-io",
        options.equals("direct") ? "on" : "off");
  }

  private Run restore(String options, Path from) throws IOException {
    Files.deleteIfExists(restored);
    return run(
        "restore",
        from,
        "--block",
        MountedGuest.BLOCK + "=" + restored,
        "--channels",
        options.equals("plain") ? 1 : 2,
        "--direct-io",
        options.equals("direct") ? "on" : "off");
  }

  Observation run(MountedCase tried) throws IOException {
    mount.change(Plan.EMPTY);
    mount.clearLog();
    return switch (tried.operation()) {
      case "save" -> save(tried);
      case "load" -> load(tried);
      case "outage" -> outage(tried);
      default -> throw new IllegalArgumentException(tried.toString());
    };
  }

  private Observation save(MountedCase tried) throws IOException {
    Path behind = Files.write(backing.resolve("saved"), OLD);
    mount.change(tried.plan());
    Run run = save(tried.options(), mount.directory().resolve("saved"));
    List<LoggedFault> faults = mount.fired();
    mount.change(Plan.EMPTY);
    if (run.code() == ExitCodes.FINE) {
      return new Observation(content(behind), "saved", faults);
    }
    boolean intact = java.util.Arrays.equals(Files.readAllBytes(behind), OLD);
    return intact
        ? new Observation(run.verdict(), run.error(), faults)
        : new Observation(Verdict.REJECTED_LATE, "earlier content damaged: " + run.error(), faults);
  }

  /** What a restore without faults makes of a file. */
  private Verdict content(Path file) throws IOException {
    Run run = restore("plain", file);
    return run.code() == ExitCodes.FINE && Files.mismatch(restored, truth) < 0
        ? Verdict.OK
        : Verdict.SILENT_CORRUPTION;
  }

  private Observation load(MountedCase tried) throws IOException {
    Path good = backing.resolve("good-reference");
    if (!Files.exists(good)) {
      Run made = save("plain", good);
      if (made.code() != ExitCodes.FINE) {
        throw new IOException(made.error());
      }
    }
    mount.change(tried.plan());
    Run run = restore(tried.options(), mount.directory().resolve("good-reference"));
    List<LoggedFault> faults = mount.fired();
    mount.change(Plan.EMPTY);
    if (run.code() != ExitCodes.FINE) {
      return new Observation(run.verdict(), run.error(), faults);
    }
    return new Observation(
        Files.mismatch(restored, truth) < 0 ? Verdict.OK : Verdict.SILENT_CORRUPTION,
        "restored",
        faults);
  }

  private Observation outage(MountedCase tried) throws IOException {
    Path behind = Files.write(backing.resolve("saved"), OLD);
    Run run = save(tried.options(), mount.directory().resolve("saved"));
    if (run.code() != ExitCodes.FINE) {
      return new Observation(run.verdict(), run.error(), List.of());
    }
    String detail = mount.unsyncedBytes("saved") + " bytes were unsynced";
    mount.cutPower(tried.rule().replace("keep ", ""));
    mount.restart();
    return new Observation(content(behind), detail, List.of());
  }

  /**
   * A power cut in the midst of a save.
   *
   * @return whether the path holds what it held before, or all of the new content
   */
  boolean isWholeAfter(Plan plan) throws IOException {
    Path behind = Files.write(backing.resolve("saved"), OLD);
    mount.clearLog();
    mount.change(plan);
    save("multifd", mount.directory().resolve("saved"));
    boolean fired = !mount.fired().isEmpty();
    mount.change(Plan.EMPTY);
    mount.restart();
    boolean whole =
        java.util.Arrays.equals(Files.readAllBytes(behind), OLD) || content(behind) == Verdict.OK;
    return fired && whole;
  }
}
