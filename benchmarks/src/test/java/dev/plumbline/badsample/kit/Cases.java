package dev.plumbline.badsample.kit;

import dev.plumbline.badsample.bench.Benchmarks;

/** The kit, which knows a benchmark. */
public final class Cases {

  private Cases() {}

  /** Exists to be called. */
  public static void exist() {}

  static void call() {
    Benchmarks.exist();
  }
}
