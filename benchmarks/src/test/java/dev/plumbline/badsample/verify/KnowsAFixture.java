package dev.plumbline.badsample.verify;

import dev.plumbline.badsample.fixtures.KnowsTheKit;

/** A part of the reference that knows a fixture. */
public final class KnowsAFixture {

  private KnowsAFixture() {}

  /** Exists to be called. */
  public static void exist() {}

  static void call() {
    KnowsTheKit.exist();
  }
}
