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
 * @param expected the verdicts that are expected: those that the expectations name, or else those
 *     that conform
 * @param seconds how long it took
 * @param detail what was seen
 * @param exhibits evidence: logs, the file kept, its picture, the smallest counterexample
 * @param repeat the command line that runs just this again
 */
public record CaseResult(
    CaseFacts definition,
    Verdict verdict,
    List<Verdict> expected,
    double seconds,
    String detail,
    List<Exhibit> exhibits,
    String repeat) {

  /** Copies what was given. */
  public CaseResult {
    expected = List.copyOf(expected);
    exhibits = List.copyOf(exhibits);
  }

  /** The same with other evidence. */
  public CaseResult with(List<Exhibit> others) {
    return new CaseResult(definition, verdict, expected, seconds, detail, others, repeat);
  }

  /** Whether the subject did what the case demands; one that can't is not at fault. */
  public boolean conforms() {
    return conforming(verdict);
  }

  /** The expected verdicts as in expectations, such as {@code crash|hang}. */
  public String expectedWords() {
    return Verdict.words(expected);
  }

  /** How it stands to what was expected. */
  public Change change() {
    boolean faultExpected = expected.stream().noneMatch(this::conforming);
    if (expected.contains(verdict) || (conforms() && !faultExpected)) {
      return Change.AS_EXPECTED;
    }
    if (conforms()) {
      return Change.BETTER;
    }
    // Another fault than the known one: how bad it is decides.
    return faultExpected && expected.stream().allMatch(known -> verdict.compareTo(known) < 0)
        ? Change.BETTER
        : Change.WORSE;
  }

  /** How it is shown. */
  public Standing standing() {
    return switch (change()) {
      case WORSE -> Standing.WORSE;
      case BETTER -> conforms() ? Standing.BETTER : Standing.LESSER;
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
