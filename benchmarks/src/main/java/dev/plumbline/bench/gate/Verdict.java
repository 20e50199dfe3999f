package dev.plumbline.bench.gate;

/** What became of a gate, from good to bad. */
public enum Verdict {
  /** As demanded. */
  MET("met"),
  /** Better than demanded by more than the tolerance: met, and the gate may be tightened. */
  BETTER("better"),
  /** Not measured: what to compare with isn't there. */
  SKIPPED("skipped"),
  /** Measured, but the machine changed its speed meanwhile. */
  INCONCLUSIVE("INCONCLUSIVE"),
  /** Worse than demanded. */
  NOT_MET("NOT MET");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
