package dev.plumbline.badsample.faults;

import dev.plumbline.badsample.kit.Cases;

/** Fault injection that knows the kit. */
public final class KnowsTheKit {

  private KnowsTheKit() {}

  static void call() {
    Cases.exist();
  }
}
