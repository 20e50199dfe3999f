package dev.plumbline.bench.gate;

import dev.plumbline.bench.count.Workload;

/**
 * How long something may take, compared with what somebody else takes for the same.
 *
 * @param work what is done
 * @param against with whom it is compared
 * @param timesOpponent how much of the opponent's time it may take: 0.5 is twice as fast
 * @param why the reason for this limit
 */
public record TimedGate(Workload work, Opponent against, double timesOpponent, String why) {

  /** Such as {@code save-direct-random.fio}. */
  public String name() {
    return work.name() + "." + against.word();
  }
}
