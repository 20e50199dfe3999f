package dev.plumbline.faults.inject;

/** Chooses by mixing numbers: the same numbers choose the same, in whatever order threads come. */
final class Mix {

  private Mix() {}

  /** The finalizer of SplitMix64: every bit of the result depends on every bit of the value. */
  static long of(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Depends on a rule of a plan and a request's kind, file and place, and on nothing else. */
  static long of(long seed, int rule, Event event) {
    long mixed = of(seed ^ of(rule));
    mixed = of(mixed ^ event.call().word().hashCode());
    mixed = of(mixed ^ event.file().hashCode());
    mixed = of(mixed ^ event.offsetBytes());
    return of(mixed ^ event.lengthBytes());
  }
}
