package dev.plumbline.faults.sweep;

import java.util.ArrayList;
import java.util.List;

/** What a sweep did and found. */
public final class SweepReport {

  /** So many violations are kept, and then a sweep ends. */
  private static final int KEPT = 20;

  private final List<String> violations = new ArrayList<>();
  private long points;
  private long runs;
  private long violated;
  private long reported;

  /** Calls at which something went wrong. */
  public long points() {
    return points;
  }

  /** Runs, or states after a power cut, that were looked at. */
  public long runs() {
    return runs;
  }

  /** Runs that reported an error. */
  public long reportedErrors() {
    return reported;
  }

  /** How many broke a promise. */
  public long violated() {
    return violated;
  }

  /** What was found, at most {@value #KEPT} of it. */
  public List<String> violations() {
    return List.copyOf(violations);
  }

  /** Whether so much is wrong that more of it would tell nothing new. */
  boolean isEnough() {
    return violated >= KEPT;
  }

  void point() {
    points++;
  }

  /** Counts a run; what went wrong is told with the words that repeat it. */
  void run(Trial trial, String what) {
    runs++;
    if (trial.ending() == Ending.FAILED) {
      reported++;
    }
    String violation = trial.violation();
    if (violation != null) {
      violated(what + ": " + violation);
    }
  }

  void state() {
    runs++;
  }

  void violated(String violation) {
    violated++;
    if (violations.size() < KEPT) {
      violations.add(violation);
    }
  }

  /** Adds another sweep's numbers. */
  public void add(SweepReport other) {
    points += other.points;
    runs += other.runs;
    violated += other.violated;
    reported += other.reported;
    for (String violation : other.violations) {
      if (violations.size() < KEPT) {
        violations.add(violation);
      }
    }
  }

  @Override
  public String toString() {
    return "points="
        + points
        + ", runs="
        + runs
        + ", reportedErrors="
        + reported
        + ", violated="
        + violated;
  }
}
