package dev.plumbline.bench.gate;

import dev.plumbline.bench.count.Metric;
import java.util.Locale;

/**
 * What a count is to be.
 *
 * @param run the workload's name, see {@link dev.plumbline.bench.count.Workload#name}
 * @param metric what is counted
 * @param value what it is to be, at least 0
 * @param tolerance how far it may be off, as a part of {@code value}; 0 for not at all
 * @param why the reason for this value and tolerance
 */
public record ExactGate(String run, Metric metric, double value, double tolerance, String why) {

  /** Divisions leave such errors. */
  private static final double ROUNDING = 1e-9;

  /** Such as {@code save-direct-random.syncs}. */
  public String name() {
    return run + "." + metric.word();
  }

  /**
   * Judges a count.
   *
   * @param measured the count
   * @param seconds how long counting took
   */
  public Ruling judge(double measured, double seconds) {
    double slack = value * tolerance + ROUNDING;
    String detail = "found " + show(measured) + ", expected " + show(value) + off() + ": " + why;
    // Not a number is less than nothing and more than nothing: it must not pass.
    Verdict verdict =
        !(measured <= value + slack)
            ? Verdict.NOT_MET
            : measured < value - slack ? Verdict.BETTER : Verdict.MET;
    return new Ruling(name(), verdict, detail, measured, seconds);
  }

  private String off() {
    return tolerance == 0 ? "" : String.format(Locale.ROOT, " ± %.0f %%", tolerance * 100);
  }

  private static String show(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : String.format(Locale.ROOT, "%.3f", number);
  }
}
