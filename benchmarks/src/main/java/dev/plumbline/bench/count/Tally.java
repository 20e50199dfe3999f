package dev.plumbline.bench.count;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts of one kind of file, from all threads. */
public final class Tally {

  private final Map<Counted, LongAdder> counts = new EnumMap<>(Counted.class);

  /** Nothing counted yet. */
  public Tally() {
    for (Counted what : Counted.values()) {
      counts.put(what, new LongAdder());
    }
  }

  /** How much there was. */
  public long get(Counted what) {
    return adder(what).sum();
  }

  /** Reads and writes. */
  public long requests() {
    return get(Counted.READS) + get(Counted.WRITES);
  }

  /** Calls of every kind. */
  public long calls() {
    return requests() + get(Counted.SYNCS) + get(Counted.OTHER_CALLS);
  }

  void add(Counted what, long count) {
    adder(what).add(count);
  }

  void one(Counted what) {
    add(what, 1);
  }

  private LongAdder adder(Counted what) {
    return Objects.requireNonNull(counts.get(what));
  }
}
