package dev.plumbline.kit.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.kit.cases.AllCases;
import dev.plumbline.kit.launch.KitLauncher;
import dev.plumbline.kit.launch.RunListener;
import dev.plumbline.kit.launch.RunPlan;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.ExpectationFiles;
import dev.plumbline.kit.report.Expectations;
import dev.plumbline.kit.report.SubjectResult;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.KitSettings;
import dev.plumbline.kit.subject.Identity;
import dev.plumbline.kit.subject.reference.ReferenceSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mutant is killed. Which case kills which is on record in {@code killers.txt}, so that a
 * build needn't run the whole kit on each; a mutant that isn't there meets all cases, one after the
 * other. Each run leaves who killed whom in {@code target/killers.txt}.
 */
final class MutantsTest {

  /** The record, beside this class. */
  private static final Map<String, List<String>> KILLERS = Killers.read();

  private static final String PROPERTY = "[A-Z]{3}-1\\d\\d";

  /** A counterexample is as good as a small one. */
  private static final KitSettings PLAIN =
      new KitSettings(KitSettings.plain().on(), KitSettings.DEFAULT_SEED, 0, null, null, false);

  private static final Map<Mutant, List<String>> SEEN = new LinkedHashMap<>();

  static List<Mutant> mutants() {
    return Mutant.all();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void isKilled(Mutant mutant) throws IOException {
    Set<String> order = new LinkedHashSet<>(KILLERS.getOrDefault(mutant.name(), List.of()));
    // Properties see the most, and the cases of a mounted filesystem take the longest.
    List<String> ids = ids();
    ids.stream().filter(id -> id.matches(PROPERTY)).forEach(order::add);
    ids.stream().filter(id -> !id.startsWith("FLT")).forEach(order::add);
    order.addAll(ids);
    for (String id : order) {
      List<String> killers = run(mutant, c -> c.id().equals(id));
      if (!killers.isEmpty()) {
        SEEN.put(mutant, killers);
        return;
      }
    }
    throw new AssertionError(mutant.name() + " survives: " + mutant.bug());
  }

  /** Who killed whom in this run, in the form of the record. */
  @AfterAll
  static void write() throws IOException {
    Path file = Path.of("target", "killers.txt");
    Files.createDirectories(file.getParent());
    Files.write(
        file, SEEN.entrySet().stream().map(e -> Killers.line(e.getKey(), e.getValue())).toList());
  }

  @Test
  void namesAreUniqueAndTheRecordIsOfThese() {
    assertThat(mutants()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(mutants()).extracting(Mutant::name).doesNotHaveDuplicates();
    assertThat(KILLERS.keySet())
        .containsExactlyInAnyOrderElementsOf(mutants().stream().map(Mutant::name).toList());
  }

  /** The same with everybody who kills it, which takes more than an hour. */
  @ParameterizedTest
  @MethodSource("mutants")
  @Tag("slow")
  void whoKillsIt(Mutant mutant) throws IOException {
    Set<String> ids = Set.copyOf(ids());
    List<String> killers = run(mutant, c -> ids.contains(c.id()));
    assertThat(killers).isNotEmpty();
    SEEN.put(mutant, killers);
  }

  /** All but those in which the reference itself has a known fault: they would kill anybody. */
  private static List<String> ids() throws IOException {
    List<String> all = AllCases.list().stream().map(Case::id).toList();
    Identity reference = new ReferenceSubject().identity();
    Set<String> known =
        ExpectationFiles.builtIn(reference, all).orElse(Expectations.NONE).of(reference).keySet();
    return all.stream().filter(id -> !known.contains(id)).toList();
  }

  /** The ids of cases that find fault with it. */
  private static List<String> run(Mutant mutant, Predicate<Case> wanted) throws IOException {
    RunPlan plan = RunPlan.all(PLAIN).only(wanted);
    SubjectResult result = KitLauncher.run(mutant.subject(), plan, RunListener.NONE);
    assertThat(result.problems()).as(mutant.name()).isEmpty();
    return result.cases().stream()
        .filter(one -> !one.conforms())
        .map(CaseResult::definition)
        .map(facts -> facts.id())
        .collect(Collectors.toList());
  }
}
