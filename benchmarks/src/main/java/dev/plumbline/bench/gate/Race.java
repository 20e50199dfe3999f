package dev.plumbline.bench.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What two racers took in alternation.
 *
 * @param subject seconds of the program
 * @param opponent seconds of whom it is compared with
 * @param readings of the calibration: before, between and after
 */
public record Race(
    List<Double> subject, List<Double> opponent, List<Calibration.Reading> readings) {

  /** Copies what it is given. */
  public Race {
    subject = List.copyOf(subject);
    opponent = List.copyOf(opponent);
    readings = List.copyOf(readings);
  }

  /**
   * Runs both, in the order A B B A A B …, so that a machine that becomes slower does so for both.
   *
   * @param forks how often each
   * @throws IOException when one fails
   */
  static Race run(Racer subject, Racer opponent, int forks, Calibration calibration)
      throws IOException {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Calibration.Reading> readings = new ArrayList<>();
    readings.add(calibration.read());
    for (int round = 0; round < forks; round++) {
      if (round % 2 == 0) {
        ours.add(subject.run());
        theirs.add(opponent.run());
      } else {
        theirs.add(opponent.run());
        ours.add(subject.run());
      }
      if (round == forks / 2 || round == forks - 1) {
        readings.add(calibration.read());
      }
    }
    return new Race(ours, theirs, readings);
  }
}
