package dev.plumbline.kit.properties.monitor;

import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.Verdict;

/** Something that must hold of a running QEMU doesn't. */
final class Violation extends Exception {

  private static final long serialVersionUID = 1L;

  private final Verdict verdict;

  Violation(Verdict verdict, String message) {
    super(message);
    this.verdict = verdict;
  }

  Judgement judgement() {
    return new Judgement(verdict, String.valueOf(getMessage()));
  }
}
