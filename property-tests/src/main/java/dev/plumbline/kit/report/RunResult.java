package dev.plumbline.kit.report;

import java.time.Instant;
import java.util.List;

/**
 * A whole run of {@code check}.
 *
 * @param version Plumbline's own
 * @param kernel the kernel's name, release and machine
 * @param started when
 * @param seconds how long it took
 * @param seed what everything random followed from
 * @param command the command line that gives this run again; empty when there is none
 * @param subjects one for each subject and directory
 */
public record RunResult(
    String version,
    String kernel,
    Instant started,
    double seconds,
    long seed,
    String command,
    List<SubjectResult> subjects) {

  /** Copies what was given. */
  public RunResult {
    subjects = List.copyOf(subjects);
  }

  /** The kernel that this program runs on: its name, release and machine. */
  public static String hostKernel() {
    return String.join(
        " ",
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"));
  }
}
