package dev.plumbline.kit.report;

import dev.plumbline.kit.judge.Verdict;
import java.util.List;
import java.util.function.Predicate;

/**
 * A run in numbers.
 *
 * @param cases results
 * @param conforming those that conform, what a subject can't do apart
 * @param failed those that don't
 * @param unsupported those that the subject can't do
 * @param better those that are better than expected
 * @param worse those that are worse than expected
 * @param problems cases that came to no verdict
 */
public record Summary(
    int cases, int conforming, int failed, int unsupported, int better, int worse, int problems) {

  /** Counts. */
  public static Summary of(List<SubjectResult> subjects) {
    List<CaseResult> all = subjects.stream().flatMap(s -> s.cases().stream()).toList();
    int unsupported = count(all, r -> r.verdict() == Verdict.UNSUPPORTED);
    int failed = count(all, r -> !r.conforms());
    return new Summary(
        all.size(),
        all.size() - failed - unsupported,
        failed,
        unsupported,
        count(all, r -> r.change() == Change.BETTER),
        count(all, r -> r.change() == Change.WORSE),
        subjects.stream().mapToInt(s -> s.problems().size()).sum());
  }

  /** Whether every verdict is the expected one, and there is one of every case. */
  public boolean asExpected() {
    return better == 0 && worse == 0 && problems == 0;
  }

  private static int count(List<CaseResult> results, Predicate<CaseResult> which) {
    return (int) results.stream().filter(which).count();
  }
}
