package dev.plumbline.bench.count;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts of one kind of file, from all threads. */
public final class Tally {

  private static final int KINDS = Counted.values().length;

  private final AtomicLongArray counts = new AtomicLongArray(KINDS);

  /** How much there was. */
  public long get(Counted what) {
    return counts.get(what.ordinal());
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
    counts.addAndGet(what.ordinal(), count);
  }

  void one(Counted what) {
    add(what, 1);
  }
}
