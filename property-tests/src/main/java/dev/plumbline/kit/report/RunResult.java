package dev.plumbline.kit.report;

import dev.plumbline.shard.Shard;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole run of {@code check}.
 *
 * @param version Plumbline's own
 * @param kernel the kernel's name, release and machine
 * @param started when
 * @param seconds how long it took
 * @param seed what everything random followed from
 * @param command the command line that gives this run again; empty when there is none
 * @param shard which part of a run this is, or null when it is a whole one
 * @param subjects one for each subject and directory
 */
public record RunResult(
    String version,
    String kernel,
    Instant started,
    double seconds,
    long seed,
    String command,
    @Nullable Shard shard,
    List<SubjectResult> subjects) {

  /** Copies what was given. */
  public RunResult {
    subjects = List.copyOf(subjects);
  }

  /** A whole run. */
  public RunResult(
      String version,
      String kernel,
      Instant started,
      double seconds,
      long seed,
      String command,
      List<SubjectResult> subjects) {
    this(version, kernel, started, seconds, seed, command, null, subjects);
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
