package dev.plumbline.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.fixtures.Peers;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.KitSettings;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.reference.ReferenceSubject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The whole kit on the reference implementation: the same cases that {@code check} runs. */
final class ReferenceConformanceTest {

  private static final Subject REFERENCE = new ReferenceSubject();
  private static final VerifyReport REPORT = new VerifyReport("reference");

  @TestFactory
  Stream<DynamicTest> reference() throws IOException {
    return Conformance.tests(
        REFERENCE,
        Conformance.plan(REFERENCE, KitSettings.plain()).beside(List.of(new ReferenceSubject())),
        REPORT,
        ReferenceConformanceTest::check);
  }

  @AfterAll
  static void report() throws IOException {
    REPORT.write();
  }

  /** What the reference can't do is said by its capabilities; what it can, it does. */
  private static void check(CaseResult result) {
    Conformance.assertAsExpected(result);
    Peers.require(!result.detail().startsWith(CaseRun.IMPOSSIBLE_HERE), result.detail());
    boolean able =
        REFERENCE
            .capabilities()
            .containsAll(List.of(Conformance.definition(result.definition().id()).needs()));
    assertThat(result.verdict() == Verdict.UNSUPPORTED)
        .as("%s: %s", result.definition().id(), result.detail())
        .isEqualTo(!able);
  }
}
