package dev.plumbline.kit.report;

import dev.plumbline.kit.cases.Case;
import dev.plumbline.kit.subject.Verdict;

/**
 * What came of one case.
 *
 * @param definition the case
 * @param verdict what the subject did
 * @param seconds how long it took
 * @param detail the evidence when it doesn't conform, else empty
 */
public record CaseResult(Case definition, Verdict verdict, double seconds, String detail) {

  /** Whether the subject did what the case demands. */
  public boolean conforms() {
    return verdict == definition.conforms();
  }
}
