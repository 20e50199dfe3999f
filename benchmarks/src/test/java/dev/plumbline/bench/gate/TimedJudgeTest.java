package dev.plumbline.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Judging of times that are made up, so that it is the same each time. */
final class TimedJudgeTest {

  private static final TimedRules RULES = new TimedRules(8, 0.001, 0.05, 0.3, 0.5);
  private static final Calibration STEADY = () -> new Calibration.Reading(0.01, 0.02);
  private static final int MACHINES = 1000;

  /** Runs, with a tenth of noise and now and then a hiccup, as on a shared machine. */
  private static final class NoisyRacer implements Racer {

    private final SplittableRandom random;
    private final double seconds;
    private int runs;

    NoisyRacer(SplittableRandom random, double seconds) {
      this.random = random;
      this.seconds = seconds;
    }

    @Override
    public double run() {
      runs++;
      double hiccup = random.nextInt(10) == 0 ? 1.5 : 1;
      return seconds * (1 + 0.1 * Math.abs(random.nextGaussian())) * hiccup;
    }
  }

  private static Ruling judge(long seed, double ours, double theirs, double limit)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    return new TimedJudge(RULES, STEADY)
        .judge(
            "a.b",
            limit,
            new NoisyRacer(random.split(), ours),
            new NoisyRacer(random.split(), theirs));
  }

  /** On how many of many machines the gate is not met. */
  private static int tripped(double slowDown) throws IOException {
    int tripped = 0;
    for (int machine = 0; machine < MACHINES; machine++) {
      tripped += judge(machine, slowDown, 1, 1).verdict() == Verdict.NOT_MET ? 1 : 0;
    }
    return tripped;
  }

  @Test
  void noChangeTripsAtMostOneOfThousandMachines() throws IOException {
    assertThat(tripped(1)).isLessThanOrEqualTo(1);
  }

  @Test
  void halfSlowerTripsAlmostAllAndTwiceAsSlowAll() throws IOException {
    assertThat(tripped(1.5)).isGreaterThan(MACHINES * 95 / 100);
    assertThat(tripped(2)).isEqualTo(MACHINES);
  }

  @Test
  void theLimitIsAMultipleOfTheOpponentsTime() throws Exception {
    assertThat(judge(1, 1, 2, 0.5).verdict()).isEqualTo(Verdict.MET);
    assertThat(judge(1, 1, 2, 0.25).verdict()).isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void aCertainButSmallDifferenceIsMet() throws Exception {
    Ruling ruling = new TimedJudge(RULES, STEADY).judge("a.b", 1, () -> 1.04, () -> 1.0);
    assertThat(ruling.verdict()).isEqualTo(Verdict.MET);
    assertThat(new TimedJudge(RULES, STEADY).judge("a.b", 1, () -> 1.06, () -> 1.0).verdict())
        .as("a larger one is as certain, and counts")
        .isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void aLargeDifferenceByChanceIsMet() throws Exception {
    // The median is a fifth off, and yet every other pair says the opposite.
    Series ours = new Series(1.2, 1.2, 1.2, 0.5, 0.5, 1.2);
    Series theirs = new Series(1.0, 1.0, 1.0, 1.3, 1.3, 1.0);
    assertThat(new TimedJudge(RULES, STEADY).judge("a.b", 1, ours, theirs).verdict())
        .isEqualTo(Verdict.MET);
  }

  @Test
  void whatIsTooSlowIsMeasuredOnceMoreWithTwiceTheRuns() throws Exception {
    NoisyRacer ours = new NoisyRacer(new SplittableRandom(1), 2);
    NoisyRacer theirs = new NoisyRacer(new SplittableRandom(2), 1);
    Ruling ruling = new TimedJudge(RULES, STEADY).judge("a.b", 1, ours, theirs);
    assertThat(ruling.verdict()).isEqualTo(Verdict.NOT_MET);
    assertThat(ruling.detail()).startsWith("measured twice: ");
    assertThat(ours.runs).isEqualTo(RULES.forks() * 3);
    assertThat(theirs.runs).isEqualTo(RULES.forks() * 3);
  }

  @Test
  void aSecondLookThatIsFineCounts() throws Exception {
    Series ours =
        new Series(2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertThat(new TimedJudge(RULES, STEADY).judge("a.b", 1, ours, () -> 1.0).verdict())
        .isEqualTo(Verdict.MET);
  }

  @Test
  void whatIsFineIsMeasuredOnce() throws Exception {
    NoisyRacer ours = new NoisyRacer(new SplittableRandom(1), 1);
    new TimedJudge(RULES, STEADY).judge("a.b", 2, ours, new NoisyRacer(new SplittableRandom(2), 1));
    assertThat(ours.runs).isEqualTo(RULES.forks());
  }

  @Test
  void runsAlternateAndTurnRound() throws Exception {
    List<String> order = new ArrayList<>();
    Race.run(
        () -> {
          order.add("A");
          return 1;
        },
        () -> {
          order.add("B");
          return 1;
        },
        4,
        () -> {
          order.add("c");
          return new Calibration.Reading(1, 1);
        });
    assertThat(String.join("", order)).isEqualTo("cABBAABcBAc");
  }

  @Test
  void aMachineThatBecameSlowerIsInconclusive() throws Exception {
    for (Calibration drifting :
        List.<Calibration>of(
            new Drift(0.5, 0), // the CPU's
            new Drift(0, 0.7))) {
      Ruling fine = new TimedJudge(RULES, drifting).judge("a.b", 1, () -> 1.0, () -> 1.0);
      assertThat(fine.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      Ruling slow = new TimedJudge(RULES, drifting).judge("a.b", 1, () -> 9.0, () -> 1.0);
      assertThat(slow.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
  }

  @Test
  void aMachineThatRecoversIsJudgedByTheSecondLook() throws Exception {
    int[] reading = {0};
    Calibration once = () -> new Calibration.Reading(reading[0]++ == 1 ? 9 : 1, 1);
    assertThat(new TimedJudge(RULES, once).judge("a.b", 1, () -> 1.0, () -> 1.0).verdict())
        .isEqualTo(Verdict.MET);
  }

  /** Times that are given, one after the other. */
  private static final class Series implements Racer {
    private final double[] seconds;
    private int next;

    Series(double... seconds) {
      this.seconds = seconds;
    }

    @Override
    public double run() {
      return seconds[next++ % seconds.length];
    }
  }

  /** Every other reading is slower. */
  private static final class Drift implements Calibration {
    private final double cpu;
    private final double disk;
    private boolean slow;

    Drift(double cpu, double disk) {
      this.cpu = cpu;
      this.disk = disk;
    }

    @Override
    public Reading read() {
      slow = !slow;
      return slow ? new Reading(1, 1) : new Reading(1 + cpu, 1 + disk);
    }
  }
}
