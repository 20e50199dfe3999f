package dev.plumbline.bench.gate;

import java.io.IOException;

/**
 * Judges a timed gate. One look is not enough to fail it: what may be too slow, be it by chance, or
 * was measured while the machine changed its speed, is measured once more with twice the runs, and
 * that counts.
 */
public final class TimedJudge {

  private final TimedRules rules;
  private final Calibration calibration;

  /** A judge. */
  public TimedJudge(TimedRules rules, Calibration calibration) {
    this.rules = rules;
    this.calibration = calibration;
  }

  /**
   * Lets the two race and judges.
   *
   * @param gate its name
   * @param timesOpponent how much of the opponent's time the program may take
   * @throws IOException when one of them fails
   */
  public Ruling judge(String gate, double timesOpponent, Racer subject, Racer opponent)
      throws IOException {
    long start = System.nanoTime();
    Comparison look = look(rules.forks(), timesOpponent, subject, opponent);
    String looks = "";
    if (look.excess() > rules.effect() || !look.isSteady(rules)) {
      look = look(2 * rules.forks(), timesOpponent, subject, opponent);
      looks = "measured twice: ";
    }
    return new Ruling(
        gate,
        verdict(look),
        looks + look.words(rules),
        look.ratio(),
        (System.nanoTime() - start) / 1e9);
  }

  private Comparison look(int forks, double timesOpponent, Racer subject, Racer opponent)
      throws IOException {
    return Comparison.of(Race.run(subject, opponent, forks, calibration), timesOpponent);
  }

  private Verdict verdict(Comparison look) {
    if (!look.isSteady(rules)) {
      return Verdict.INCONCLUSIVE;
    }
    return look.isTooSlow(rules) ? Verdict.NOT_MET : Verdict.MET;
  }
}
