package dev.plumbline.kit.launch;

import dev.plumbline.kit.cases.AllCases;
import dev.plumbline.kit.report.SubjectResult;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.KitSession;
import dev.plumbline.kit.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.engine.JqwikTestEngine;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the kit on one subject, through the JUnit Platform. */
public final class KitLauncher {

  /** What the engine has to say of itself is nothing for those who run the kit. */
  private static final Logger ENGINE = Logger.getLogger("net.jqwik");

  private KitLauncher() {}

  /**
   * Runs cases.
   *
   * @param subject who is under test; stays the caller's to close
   * @param plan what to run
   * @param listener told of each case as it comes
   * @throws IOException when the directory's filesystem can't be told
   */
  public static SubjectResult run(Subject subject, RunPlan plan, RunListener listener)
      throws IOException {
    ENGINE.setLevel(Level.SEVERE);
    try (KitSession session = KitSession.open(subject, plan.peers(), plan.settings())) {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(AllCases.CLASSES.stream().map(DiscoverySelectors::selectClass).toList())
              .filters((PostDiscoveryFilter) test -> filter(test, plan.wanted()))
              .configurationParameter(KitSession.PARAMETER, session.key())
              .configurationParameter(
                  "junit.jupiter.testmethod.order.default", ById.class.getName())
              .configurationParameter("jqwik.database", "")
              .configurationParameter("jqwik.reporting.usejunitplatform", "true")
              .build();
      Collector collector = new Collector(session, plan, listener);
      LauncherConfig config =
          LauncherConfig.builder()
              .enableTestEngineAutoRegistration(false)
              .enableTestExecutionListenerAutoRegistration(false)
              .addTestEngines(new JupiterTestEngine(), new JqwikTestEngine())
              .build();
      LauncherFactory.create(config).execute(request, collector);
      return new SubjectResult(
          subject.identity(),
          plan.settings().on(),
          Files.getFileStore(plan.settings().on()).type(),
          collector.results(),
          collector.problems());
    }
  }

  private static FilterResult filter(TestDescriptor test, Predicate<Case> wanted) {
    Optional<Case> definition = test.getSource().flatMap(KitLauncher::caseOf);
    return FilterResult.includedIf(definition.isEmpty() || wanted.test(definition.get()));
  }

  static Optional<Case> caseOf(TestSource source) {
    return source instanceof MethodSource method
        ? Optional.ofNullable(method.getJavaMethod().getAnnotation(Case.class))
        : Optional.empty();
  }
}
