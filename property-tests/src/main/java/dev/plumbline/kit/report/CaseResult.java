package dev.plumbline.kit.report;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Exhibit;
import dev.plumbline.kit.run.Level;
import java.util.List;

/**
 * What came of one case on one subject.
 *
 * @param definition the case
 * @param verdict what the subject did
 * @param expected the verdict that the expectations name; without one, the first that conforms
 * @param seconds how long it took
 * @param detail what was seen
 * @param exhibits evidence: logs, the file kept, its picture, the smallest counterexample
 * @param repeat the command line that runs just this again
 */
public record CaseResult(
    CaseFacts definition,
    Verdict verdict,
    Verdict expected,
    double seconds,
    String detail,
    List<Exhibit> exhibits,
    String repeat) {

  /** Copies what was given. */
  public CaseResult {
    exhibits = List.copyOf(exhibits);
  }

  /** Whether the subject did what the case demands; one that can't is not at fault. */
  public boolean conforms() {
    return conforming(verdict);
  }

  /** Whether this is what the expectations say. */
  public boolean asExpected() {
    return verdict == expected || (conforms() && definition.conforms().contains(expected));
  }

  /** How the verdict stands to the case and to the expectations. */
  public Standing standing() {
    if (definition.level() == Level.OBSERVED && !conforms()) {
      return Standing.NOTED;
    }
    if (asExpected()) {
      return conforms()
          ? verdict == Verdict.UNSUPPORTED ? Standing.UNSUPPORTED : Standing.CONFORMS
          : Standing.KNOWN;
    }
    if (verdict == Verdict.UNSUPPORTED) {
      return Standing.CHANGED;
    }
    if (conforms()) {
      return Standing.BETTER;
    }
    return conforming(expected) ? Standing.WORSE : Standing.CHANGED;
  }

  private boolean conforming(Verdict some) {
    return some == Verdict.UNSUPPORTED || definition.conforms().contains(some);
  }
}
