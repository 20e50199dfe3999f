package dev.plumbline.kit.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.kit.cases.AllCases;
import dev.plumbline.kit.launch.KitLauncher;
import dev.plumbline.kit.launch.RunListener;
import dev.plumbline.kit.launch.RunPlan;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.SubjectResult;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.KitSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mutant is killed. Which case kills which is on record in {@code killers.txt}, so that a
 * build needn't run the whole kit on each; a mutant that isn't there meets all cases, one after the
 * other. The whole table is made anew by {@link #whoKillsWhom}.
 */
final class MutantsTest {

  /** The record, beside this class. */
  private static final Map<String, List<String>> KILLERS = Killers.read();

  static List<Mutant> mutants() {
    return Mutant.all();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void isKilled(Mutant mutant) throws IOException {
    List<String> known = KILLERS.getOrDefault(mutant.name(), List.of());
    List<String> tried = new ArrayList<>(known.subList(0, Math.min(1, known.size())));
    AllCases.list().stream().map(Case::id).filter(id -> !tried.contains(id)).forEach(tried::add);
    for (String id : tried) {
      if (!run(mutant, c -> c.id().equals(id)).isEmpty()) {
        return;
      }
    }
    throw new AssertionError(mutant.name() + " survives: " + mutant.bug());
  }

  @Test
  void namesAreUniqueAndTheRecordIsOfThese() {
    assertThat(mutants()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(mutants()).extracting(Mutant::name).doesNotHaveDuplicates();
    assertThat(KILLERS.keySet())
        .containsExactlyInAnyOrderElementsOf(mutants().stream().map(Mutant::name).toList());
  }

  /** Writes the whole table to {@code target/killers.txt}. */
  @Test
  @Tag("slow")
  void whoKillsWhom() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Mutant mutant : mutants()) {
      List<String> killers = run(mutant, _ -> true);
      assertThat(killers).as(mutant.name()).isNotEmpty();
      lines.add(Killers.line(mutant, killers));
      Files.write(Path.of("target", "killers.txt"), lines);
    }
  }

  /** The ids of cases that find fault with it. */
  private static List<String> run(Mutant mutant, Predicate<Case> wanted) throws IOException {
    RunPlan plan = RunPlan.all(KitSettings.plain()).only(wanted);
    SubjectResult result = KitLauncher.run(mutant.subject(), plan, RunListener.NONE);
    assertThat(result.problems()).as(mutant.name()).isEmpty();
    return result.cases().stream()
        .filter(one -> !one.conforms())
        .map(CaseResult::definition)
        .map(facts -> facts.id())
        .collect(Collectors.toList());
  }
}
