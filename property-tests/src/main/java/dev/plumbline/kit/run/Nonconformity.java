package dev.plumbline.kit.run;

import dev.plumbline.kit.judge.Judgement;

/** Ends a case early: with a verdict that doesn't conform, or because it can't be held here. */
public final class Nonconformity extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final transient Judgement judgement;

  /**
   * With what was seen.
   *
   * @param judgement what the subject did
   */
  public Nonconformity(Judgement judgement) {
    super(judgement.verdict().word() + ": " + judgement.detail());
    this.judgement = judgement;
  }

  /** What the subject did. */
  public Judgement judgement() {
    return judgement;
  }
}
