package dev.plumbline.bench.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * What a race says: pure arithmetic.
 *
 * @param ratio the median of the program's times to that of the opponent's
 * @param excess by how much the program's median is over the limit, as a part of the limit;
 *     negative when it is below
 * @param chance how likely times so far above the limit are when the program is no slower than that
 * @param cpuDrift by how much the slowest CPU calibration was slower than the fastest, as a part
 * @param diskDrift likewise for the disk
 */
record Comparison(double ratio, double excess, double chance, double cpuDrift, double diskDrift) {

  /** Compares the program's times with a limit: so many times the opponent's. */
  static Comparison of(Race race, double timesOpponent) {
    double[] ours = array(race.subject(), 1);
    double[] limit = array(race.opponent(), timesOpponent);
    double chance =
        MannWhitneyUTest.withDefaults()
            .with(AlternativeHypothesis.GREATER_THAN)
            .test(ours, limit)
            .getPValue();
    double ratio = median(ours) / median(array(race.opponent(), 1));
    return new Comparison(
        ratio,
        ratio / timesOpponent - 1,
        chance,
        drift(race.readings(), Calibration.Reading::cpuSeconds),
        drift(race.readings(), Calibration.Reading::diskSeconds));
  }

  /** Whether the program is too slow: by no chance, and by enough to matter. */
  boolean isTooSlow(TimedRules rules) {
    return chance < rules.alpha() && excess > rules.effect();
  }

  /** Whether the machine stayed as fast as it was. */
  boolean isSteady(TimedRules rules) {
    return cpuDrift <= rules.cpuDrift() && diskDrift <= rules.diskDrift();
  }

  /** For people. */
  String words(TimedRules rules) {
    return String.format(
        Locale.ROOT,
        "%.2f times the opponent's time, %+.0f %% off the limit (more than %+.0f %% counts),"
            + " by chance in %.2g (less than %.2g counts); calibration drifted by %.0f %% (CPU) and"
            + " %.0f %% (disk)",
        ratio,
        excess * 100,
        rules.effect() * 100,
        chance,
        rules.alpha(),
        cpuDrift * 100,
        diskDrift * 100);
  }

  private static double drift(
      List<Calibration.Reading> readings, ToDoubleFunction<Calibration.Reading> part) {
    double least = readings.stream().mapToDouble(part).min().orElse(Double.NaN);
    return readings.stream().mapToDouble(part).max().orElse(Double.NaN) / least - 1;
  }

  private static double[] array(List<Double> values, double factor) {
    return values.stream().mapToDouble(v -> v * factor).toArray();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
