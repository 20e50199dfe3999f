package dev.plumbline.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.kit.cases.AllCases;
import dev.plumbline.kit.launch.KitLauncher;
import dev.plumbline.kit.launch.RunListener;
import dev.plumbline.kit.launch.RunPlan;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.Change;
import dev.plumbline.kit.report.Problem;
import dev.plumbline.kit.report.SubjectResult;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.subject.Subject;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The kit as tests: one for each case, which fails unless the verdict is the expected one. */
final class Conformance {

  private Conformance() {}

  /**
   * One test for each case.
   *
   * @param subject who is under test
   * @param plan what to run
   */
  static Stream<DynamicTest> tests(Subject subject, RunPlan plan) {
    return AllCases.list().stream()
        .filter(plan.wanted())
        .map(definition ->
            DynamicTest.dynamicTest(
                definition.id() + ": " + definition.holds(),
                () -> {
                  CaseResult result = run(subject, plan, definition);
                  assertThat(result.change())
                      .as(
                          "%s: verdict=%s, expected=%s: %s",
                          definition.id(),
                          result.verdict().word(),
                          result.expected().word(),
                          result.detail())
                      .isEqualTo(Change.AS_EXPECTED);
                }));
  }

  /** Runs one case. */
  static CaseResult run(Subject subject, RunPlan plan, Case definition) throws IOException {
    SubjectResult results =
        KitLauncher.run(subject, plan.only(c -> c.id().equals(definition.id())), RunListener.NONE);
    assertThat(results.problems()).extracting(Problem::what).isEmpty();
    assertThat(results.cases()).hasSize(1);
    return results.cases().getFirst();
  }

  /** The case of an id. */
  static Case definition(String id) {
    return AllCases.list().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }
}
