package dev.plumbline.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.kit.cases.AllCases;
import dev.plumbline.kit.launch.KitLauncher;
import dev.plumbline.kit.launch.RunListener;
import dev.plumbline.kit.launch.RunPlan;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.Change;
import dev.plumbline.kit.report.ExpectationFiles;
import dev.plumbline.kit.report.Expectations;
import dev.plumbline.kit.report.Problem;
import dev.plumbline.kit.report.SubjectResult;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.KitSettings;
import dev.plumbline.kit.subject.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The kit as tests: one for each case. */
final class Conformance {

  private static final int MOST_RUNS = 3;

  private Conformance() {}

  /** The ids of all cases. */
  static List<String> ids() {
    return AllCases.list().stream().map(Case::id).toList();
  }

  /** The case of an id. */
  static Case definition(String id) {
    return AllCases.list().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  /** All cases, with what is expected of a subject of this version. */
  static RunPlan plan(Subject subject, KitSettings settings) throws IOException {
    Map<String, Expectations.Line> lines =
        ExpectationFiles.builtIn(subject.identity(), ids())
            .orElse(Expectations.NONE)
            .of(subject.identity());
    return new RunPlan(
        _ -> true, settings, definition -> Expectations.expected(lines, definition), _ -> "");
  }

  /**
   * One test for each case.
   *
   * @param report gets each result, whatever the check says
   * @param check what must hold of each result
   */
  static Stream<DynamicTest> tests(
      Subject subject, RunPlan plan, VerifyReport report, Consumer<CaseResult> check) {
    return AllCases.list().stream()
        .map(definition ->
            DynamicTest.dynamicTest(
                definition.id() + ": " + definition.holds(),
                () -> {
                  SubjectResult result = settled(subject, plan, definition);
                  report.add(result);
                  check.accept(only(result));
                }));
  }

  /**
   * A subject in a process of its own has races, and some verdicts are seen once in a hundred runs:
   * what isn't as expected must be so {@link #MOST_RUNS} times in a row.
   */
  private static SubjectResult settled(Subject subject, RunPlan plan, Case definition)
      throws IOException {
    SubjectResult result = launch(subject, plan, definition);
    for (int runs = 1; !subject.isInProcess() && runs < MOST_RUNS; runs++) {
      if (result.cases().stream().allMatch(one -> one.change() == Change.AS_EXPECTED)) {
        break;
      }
      result
          .cases()
          .forEach(one ->
              System.err.printf(
                  "%s once more: verdict=%s, expected=%s: %s%n",
                  definition.id(), one.verdict().word(), one.expectedWords(), one.detail()));
      result = launch(subject, plan, definition);
    }
    return result;
  }

  /** The result is what the expectations say. */
  static void assertAsExpected(CaseResult result) {
    assertThat(result.change())
        .as(
            "%s: verdict=%s, expected=%s: %s",
            result.definition().id(),
            result.verdict().word(),
            result.expectedWords(),
            result.detail())
        .isEqualTo(Change.AS_EXPECTED);
  }

  /** Runs one case. */
  static CaseResult run(Subject subject, RunPlan plan, Case definition) throws IOException {
    return only(launch(subject, plan, definition));
  }

  private static SubjectResult launch(Subject subject, RunPlan plan, Case definition)
      throws IOException {
    return KitLauncher.run(
        subject, plan.only(c -> c.id().equals(definition.id())), RunListener.NONE);
  }

  private static CaseResult only(SubjectResult results) {
    assertThat(results.problems()).extracting(Problem::what).isEmpty();
    assertThat(results.cases()).hasSize(1);
    return results.cases().getFirst();
  }

  /** Runs one case without expectations, in the temporary directory. */
  static CaseResult run(Subject subject, String id) throws IOException {
    return run(subject, RunPlan.all(KitSettings.plain()), definition(id));
  }
}
