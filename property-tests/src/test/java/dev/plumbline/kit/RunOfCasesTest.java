package dev.plumbline.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.launch.KitLauncher;
import dev.plumbline.kit.launch.RunListener;
import dev.plumbline.kit.launch.RunPlan;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.Problem;
import dev.plumbline.kit.report.SubjectResult;
import dev.plumbline.kit.run.Exhibit;
import dev.plumbline.kit.run.KitSession;
import dev.plumbline.kit.run.KitSettings;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.reference.ReferenceSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run, whatever the subject does. */
final class RunOfCasesTest {

  private static final List<String> THREE = List.of("HDR-001", "PAG-002", "PAG-003");

  @TempDir private Path directory;

  @Test
  void subjectThatDiesIsAVerdictAndTheRunGoesOn() throws IOException {
    SubjectResult result =
        run(
            new AlteredSubject() {
              @Override
              public Outcome load(LoadRequest request) {
                return new Outcome.Crashed("exit code 139 (SIGSEGV)", Evidence.NOTHING);
              }
            });
    assertThat(result.cases())
        .extracting(CaseResult::verdict)
        .containsExactly(Verdict.CRASH, Verdict.CRASH, Verdict.CRASH);
    assertThat(result.problems()).isEmpty();
  }

  @Test
  void environmentThatFailsIsAProblemAndNoVerdict() throws IOException {
    SubjectResult result =
        run(
            new AlteredSubject() {
              @Override
              public Outcome load(LoadRequest request) throws IOException {
                throw new IOException("no space left");
              }
            });
    assertThat(result.cases()).isEmpty();
    assertThat(result.problems())
        .extracting(Problem::caseId)
        .containsExactlyInAnyOrderElementsOf(THREE);
    assertThat(result.problems()).allMatch(problem -> problem.what().contains("no space left"));
  }

  @Test
  void whatASubjectCannotIsUnsupportedBeforeAnythingIsDone() throws IOException {
    SubjectResult result =
        run(
            new AlteredSubject() {
              @Override
              public Set<Capability> capabilities() {
                return EnumSet.of(Capability.LOAD, Capability.MAPPED_RAM);
              }
            });
    assertThat(result.cases()).extracting(CaseResult::detail).containsOnly("no save");
    assertThat(result.cases()).allMatch(CaseResult::conforms);
  }

  @Test
  void sameSeedGivesTheSameLog() throws IOException {
    List<String> first = log(run(new ReferenceSubject()));
    assertThat(first).isNotEmpty();
    assertThat(log(run(new ReferenceSubject()))).isEqualTo(first);
  }

  @Test
  void damagedFileAndItsPictureAreKept() throws IOException {
    Path keep = directory.resolve("keep");
    RunPlan plan = RunPlan.all(new KitSettings(directory, 1, 0, keep));
    CaseResult result =
        Conformance.run(
            new AlteredSubject() {
              @Override
              public Outcome load(LoadRequest request) throws IOException {
                return new Outcome.Accepted(super.load(request).evidence());
              }
            },
            plan,
            Conformance.definition("HDR-001"));
    assertThat(result.verdict()).isEqualTo(Verdict.SILENT_CORRUPTION);
    assertThat(keep.resolve("HDR-001.mig")).isNotEmptyFile();
    assertThat(result.exhibits())
        .extracting(Exhibit::kind)
        .contains(Exhibit.Kind.TEXT, Exhibit.Kind.FILE);
    try (var left = Files.list(directory)) {
      assertThat(left).containsExactly(keep);
    }
  }

  @Test
  void oneSessionIsOpenAtATime() throws IOException {
    Subject subject = new ReferenceSubject();
    try (KitSession open = KitSession.open(subject, List.of(), KitSettings.plain())) {
      assertThat(KitSession.current()).isSameAs(open);
      assertThatThrownBy(() -> KitSession.open(subject, List.of(), KitSettings.plain()))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(KitSession::current).isInstanceOf(IllegalStateException.class);
  }

  private static SubjectResult run(Subject subject) throws IOException {
    RunPlan plan = RunPlan.all(KitSettings.plain()).only(c -> THREE.contains(c.id()));
    return KitLauncher.run(subject, plan, RunListener.NONE);
  }

  private static List<String> log(SubjectResult result) {
    List<String> lines = new ArrayList<>();
    for (CaseResult one : result.cases()) {
      lines.add(one.definition().id() + " " + one.verdict());
      one.exhibits().forEach(exhibit -> lines.add(exhibit.title() + exhibit.text()));
    }
    // Where the files were is another place each time.
    return lines.stream().map(line -> line.replaceAll("check-\\d+", "check-N")).toList();
  }
}
