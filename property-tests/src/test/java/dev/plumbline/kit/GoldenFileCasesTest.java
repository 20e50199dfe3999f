package dev.plumbline.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.kit.cases.AllCases;
import dev.plumbline.kit.cases.Case;
import dev.plumbline.kit.cases.GoldenFileCases;
import dev.plumbline.kit.cases.GoldenReadings;
import dev.plumbline.kit.cases.Nonconformity;
import dev.plumbline.kit.subject.Reading;
import dev.plumbline.kit.subject.ReferenceSubject;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.Verdict;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case over golden files kills a mutant of the subject, and no case is without one. */
final class GoldenFileCasesTest {

  /**
   * What a wrong reader would say, and the case that must notice.
   *
   * @param name what is wrong with it
   * @param caseId the case that kills it
   * @param verdict the case's verdict
   * @param change what it makes of a right reading
   */
  record Mutant(String name, String caseId, Verdict verdict, UnaryOperator<Reading> change) {

    static List<Mutant> all() {
      return List.of(
          new Mutant(
              "refuses all",
              "STR-001",
              Verdict.WRONGLY_REJECTED,
              r -> new Reading.Refused(List.of("no"))),
          new Mutant("accepts all", "STR-002", Verdict.SILENT_CORRUPTION, Mutant::accept),
          new Mutant(
              "mistakes the form",
              "STR-003",
              Verdict.SILENT_CORRUPTION,
              accepted(a -> with(a, "stream", a.blockLengths(), Map.of()))),
          new Mutant(
              "loses the blocks",
              "BLK-001",
              Verdict.SILENT_CORRUPTION,
              accepted(a -> with(a, a.form(), Map.of(), Map.of()))),
          new Mutant(
              "loses a page",
              "PAG-001",
              Verdict.SILENT_CORRUPTION,
              accepted(a -> with(a, a.form(), a.blockLengths(), Map.of("m0", "0".repeat(64))))));
    }

    @Override
    public String toString() {
      return name;
    }

    private static Reading accept(Reading reading) {
      return reading instanceof Reading.Refused
          ? new Reading.Accepted("mapped-ram", "none", 4096, 0, Map.of(), Map.of())
          : reading;
    }

    private static UnaryOperator<Reading> accepted(UnaryOperator<Reading.Accepted> change) {
      return reading -> reading instanceof Reading.Accepted a ? change.apply(a) : reading;
    }

    private static Reading.Accepted with(
        Reading.Accepted a, String form, Map<String, Long> lengths, Map<String, String> hashes) {
      Map<String, String> changed = new LinkedHashMap<>(a.contentHashes());
      hashes.forEach(changed::replace);
      return new Reading.Accepted(
          form, a.machine(), a.pageSizeBytes(), a.streamOffsetBytes(), lengths, changed);
    }
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void mutantIsKilledByItsCase(Mutant mutant, @TempDir Path directory) {
    GoldenReadings readings = new GoldenReadings(new MutatedReference(mutant.change), directory);
    assertThatThrownBy(() -> run(mutant.caseId, readings))
        .isInstanceOfSatisfying(
            Nonconformity.class, e -> assertThat(e.verdict()).isEqualTo(mutant.verdict));
  }

  /** What the reference reads, by file name: read once for all mutants. */
  private static final Map<String, Reading> RIGHT = new ConcurrentHashMap<>();

  static List<Mutant> mutants() {
    return Mutant.all();
  }

  @Test
  void everyCaseHasItsMutant() {
    assertThat(mutants().stream().map(Mutant::caseId))
        .containsAll(AllCases.list().stream().map(Case::id).toList());
  }

  @Test
  void idsAreUniqueAndWellFormed() {
    List<String> ids = AllCases.list().stream().map(Case::id).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Z]{3}-[0-9]{3}"));
  }

  @Test
  void nothingIsLeftBehind(@TempDir Path directory) throws IOException {
    assertThat(new GoldenReadings(new ReferenceSubject(), directory).all()).isNotEmpty();
    try (var left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  private static void run(String id, GoldenReadings readings) throws Throwable {
    List<Method> methods = new ArrayList<>();
    for (Method method : GoldenFileCases.class.getDeclaredMethods()) {
      Case definition = method.getAnnotation(Case.class);
      if (definition != null && definition.id().equals(id)) {
        methods.add(method);
      }
    }
    assertThat(methods).hasSize(1);
    methods.getFirst().setAccessible(true);
    try {
      methods.getFirst().invoke(new GoldenFileCases(), readings);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private record MutatedReference(UnaryOperator<Reading> change) implements Subject {

    @Override
    public String name() {
      return "mutant";
    }

    @Override
    public String version() {
      return "0";
    }

    @Override
    public Reading read(Path file, long streamOffsetBytes, Path directory) throws IOException {
      String name = file.getFileName().toString();
      Reading right = RIGHT.get(name);
      if (right == null) {
        right = new ReferenceSubject().read(file, streamOffsetBytes, directory);
        RIGHT.put(name, right);
      }
      return change.apply(right);
    }
  }
}
