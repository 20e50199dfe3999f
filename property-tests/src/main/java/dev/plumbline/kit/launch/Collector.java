package dev.plumbline.kit.launch;

import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.report.CaseFacts;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.Problem;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.Exhibit;
import dev.plumbline.kit.run.KitSession;
import dev.plumbline.kit.run.Nonconformity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Makes results of what the JUnit Platform tells and what the session has seen. */
final class Collector implements TestExecutionListener {

  private final KitSession session;
  private final RunPlan plan;
  private final RunListener listener;
  private final List<CaseResult> results = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Long> startedNanos = new HashMap<>();

  Collector(KitSession session, RunPlan plan, RunListener listener) {
    this.session = session;
    this.plan = plan;
    this.listener = listener;
  }

  List<CaseResult> results() {
    return results.stream().sorted(Comparator.comparing(r -> r.definition().id())).toList();
  }

  List<Problem> problems() {
    return problems.stream().sorted(Comparator.comparing(Problem::caseId)).toList();
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    startedNanos.put(test.getUniqueId(), System.nanoTime());
    caseOf(test).ifPresent(listener::started);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Optional<Case> definition = caseOf(test);
    if (definition.isEmpty()) {
      // A class or an engine: it fails only when no case of it could begin.
      result.getThrowable().ifPresent(e -> failed(test.getDisplayName(), e));
      return;
    }
    double seconds =
        (System.nanoTime() - Objects.requireNonNull(startedNanos.get(test.getUniqueId()))) / 1e9;
    Optional<KitSession.Finished> seen = session.finished(definition.get());
    Optional<Throwable> thrown = result.getThrowable();
    if (thrown.isPresent() && !(thrown.get() instanceof Nonconformity)) {
      failed(definition.get().id(), thrown.get());
      return;
    }
    @Nullable Judgement judgement =
        thrown
            .map(e -> ((Nonconformity) e).judgement())
            .or(() -> seen.map(KitSession.Finished::last))
            .orElse(null);
    if (judgement == null) {
      failed(definition.get().id(), new IllegalStateException("the case judged nothing"));
      return;
    }
    finish(definition.get(), judgement, seconds, seen);
  }

  private void finish(
      Case definition, Judgement judgement, double seconds, Optional<KitSession.Finished> seen) {
    List<Exhibit> exhibits = seen.map(KitSession.Finished::exhibits).orElse(List.of());
    CaseResult outcome =
        new CaseResult(
            CaseFacts.of(definition),
            judgement.verdict(),
            plan.expected().apply(definition),
            seconds,
            judgement.detail(),
            exhibits,
            plan.repeat().apply(definition));
    results.add(outcome);
    listener.finished(outcome);
  }

  private void failed(String id, Throwable e) {
    Problem problem = new Problem(id, e.getClass().getName() + ": " + e.getMessage());
    problems.add(problem);
    listener.failed(problem);
  }

  private static Optional<Case> caseOf(TestIdentifier test) {
    return test.getSource().flatMap(KitLauncher::caseOf);
  }
}
