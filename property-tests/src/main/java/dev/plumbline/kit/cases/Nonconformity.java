package dev.plumbline.kit.cases;

import dev.plumbline.kit.subject.Verdict;

/** The subject did something else than a case demands. */
public final class Nonconformity extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final Verdict verdict;

  /**
   * With what was seen.
   *
   * @param verdict what the subject did
   * @param detail the evidence
   */
  public Nonconformity(Verdict verdict, String detail) {
    super(detail);
    this.verdict = verdict;
  }

  /** What the subject did. */
  public Verdict verdict() {
    return verdict;
  }
}
