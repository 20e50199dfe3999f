package dev.plumbline.badsample.kit.subject;

import dev.plumbline.badsample.kit.Cases;

/** A subject, which knows the cases. */
public final class Judging {

  private Judging() {}

  static void call() {
    Cases.exist();
  }
}
