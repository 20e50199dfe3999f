package dev.plumbline.badsample.stream;

import dev.plumbline.badsample.verify.KnowsAFixture;

/** A reader that knows a tool. */
public final class KnowsATool {

  private KnowsATool() {}

  /** Exists to be called. */
  public static void exist() {}

  static void call() {
    KnowsAFixture.exist();
  }
}
