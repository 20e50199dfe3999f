package dev.plumbline.kit.report;

import dev.plumbline.kit.cases.AllCases;
import dev.plumbline.kit.cases.Case;
import dev.plumbline.kit.cases.Nonconformity;
import dev.plumbline.kit.cases.SubjectResolver;
import dev.plumbline.kit.subject.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of the kit against one subject, through the JUnit Platform. */
public final class KitRun {

  private KitRun() {}

  /**
   * Runs cases.
   *
   * @param subject the subject's name
   * @param on a directory on the filesystem to work on
   * @param wanted which cases
   * @param listener told of each result as it comes
   * @return all results, in the order they came
   */
  public static List<CaseResult> run(
      String subject, Path on, Predicate<Case> wanted, Consumer<CaseResult> listener) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(AllCases.CLASSES.stream().map(DiscoverySelectors::selectClass).toList())
            .filters((PostDiscoveryFilter) test -> filter(test, wanted))
            .configurationParameter(SubjectResolver.SUBJECT, subject)
            .configurationParameter(SubjectResolver.ON, on.toString())
            .configurationParameter(
                "junit.jupiter.testmethod.order.default", "dev.plumbline.kit.report.ById")
            .build();
    Collector collector = new Collector(listener);
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build();
    LauncherFactory.create(config).execute(request, collector);
    return collector.results;
  }

  private static FilterResult filter(TestDescriptor test, Predicate<Case> wanted) {
    Optional<Case> definition = test.getSource().flatMap(KitRun::caseOf);
    return FilterResult.includedIf(definition.isEmpty() || wanted.test(definition.get()));
  }

  private static Optional<Case> caseOf(TestSource source) {
    return source instanceof MethodSource method
        ? Optional.ofNullable(method.getJavaMethod().getAnnotation(Case.class))
        : Optional.empty();
  }

  private static final class Collector implements TestExecutionListener {
    private final Consumer<CaseResult> listener;
    private final List<CaseResult> results = new ArrayList<>();
    private final Map<String, Long> startedNanos = new HashMap<>();

    private Collector(Consumer<CaseResult> listener) {
      this.listener = listener;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
      startedNanos.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      Optional<Case> definition = test.getSource().flatMap(KitRun::caseOf);
      if (definition.isEmpty()) {
        return;
      }
      long started = Objects.requireNonNull(startedNanos.get(test.getUniqueId()));
      double seconds = (System.nanoTime() - started) / 1e9;
      CaseResult outcome =
          result
              .getThrowable()
              .map(e -> failed(definition.get(), seconds, e))
              .orElseGet(
                  () -> new CaseResult(definition.get(), definition.get().conforms(), seconds, ""));
      results.add(outcome);
      listener.accept(outcome);
    }

    private static CaseResult failed(Case definition, double seconds, Throwable e) {
      String detail = String.valueOf(e.getMessage());
      return e instanceof Nonconformity n
          ? new CaseResult(definition, n.verdict(), seconds, detail)
          : new CaseResult(
              definition, Verdict.CRASH, seconds, e.getClass().getName() + ": " + detail);
    }
  }
}
