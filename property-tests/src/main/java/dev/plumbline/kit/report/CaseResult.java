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

  /** How it stands to what was expected. */
  public Change change() {
    if (verdict == expected || (conforms() && conforming(expected))) {
      return Change.AS_EXPECTED;
    }
    if (conforms() != conforming(expected)) {
      return conforms() ? Change.BETTER : Change.WORSE;
    }
    return verdict.compareTo(expected) < 0 ? Change.BETTER : Change.WORSE;
  }

  /** How it is shown. */
  public Standing standing() {
    return switch (change()) {
      case WORSE -> Standing.WORSE;
      case BETTER -> Standing.BETTER;
      case AS_EXPECTED -> {
        if (verdict == Verdict.UNSUPPORTED) {
          yield Standing.UNSUPPORTED;
        }
        if (conforms()) {
          yield Standing.CONFORMING;
        }
        yield definition.level() == Level.OBSERVED ? Standing.NOTED : Standing.KNOWN;
      }
    };
  }

  private boolean conforming(Verdict one) {
    return one == Verdict.UNSUPPORTED || definition.conforms().contains(one);
  }
}
