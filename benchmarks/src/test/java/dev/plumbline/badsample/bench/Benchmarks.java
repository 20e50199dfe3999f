package dev.plumbline.badsample.bench;

/** A benchmark. */
public final class Benchmarks {

  private Benchmarks() {}

  /** Exists to be called. */
  public static void exist() {}
}
