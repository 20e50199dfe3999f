package dev.plumbline.kit.report.html;

import dev.plumbline.kit.report.CaseFacts;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.Change;
import dev.plumbline.kit.report.Problem;
import dev.plumbline.kit.report.RunResult;
import dev.plumbline.kit.report.SubjectLabels;
import dev.plumbline.kit.report.SubjectResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A run turned from subjects with cases into rows of cases with a cell for each subject. */
final class Matrix {

  /**
   * A row.
   *
   * @param facts the case, as the first subject that ran it tells
   * @param cells one for each subject
   */
  record Row(CaseFacts facts, List<Cell> cells) {}

  /**
   * A column.
   *
   * @param label the subject's short name
   */
  record Column(String label, SubjectResult subject) {}

  /** What there is of a case on a subject. */
  sealed interface Cell {}

  /**
   * It came to a verdict.
   *
   * @param id of its place in the page
   */
  record Judged(String id, Column column, CaseResult result) implements Cell {}

  /**
   * The kit itself failed.
   *
   * @param id of its place in the page
   * @param facts the case
   */
  record Failed(String id, Column column, CaseFacts facts, Problem problem) implements Cell {}

  /** It didn't run. */
  record Absent() implements Cell {}

  private final RunResult run;
  private final List<Column> columns;
  private final SortedMap<String, List<Row>> families = new TreeMap<>(Families.ORDER);

  Matrix(RunResult run) {
    this.run = run;
    List<String> labels = SubjectLabels.of(run);
    this.columns =
        IntStream.range(0, labels.size())
            .mapToObj(i -> new Column(labels.get(i), run.subjects().get(i)))
            .toList();
    SortedMap<String, CaseFacts> all = new TreeMap<>();
    for (SubjectResult subject : run.subjects()) {
      subject.cases().forEach(r -> all.putIfAbsent(r.definition().id(), r.definition()));
    }
    List<Map<String, CaseResult>> byId = run.subjects().stream().map(Matrix::byId).toList();
    for (CaseFacts facts : all.values()) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < byId.size(); i++) {
        cells.add(cell(i, facts, Optional.ofNullable(byId.get(i).get(facts.id()))));
      }
      families.computeIfAbsent(facts.family(), _ -> new ArrayList<>()).add(new Row(facts, cells));
    }
  }

  private static Map<String, CaseResult> byId(SubjectResult subject) {
    Map<String, CaseResult> byId = new TreeMap<>();
    subject.cases().forEach(r -> byId.put(r.definition().id(), r));
    return byId;
  }

  private Cell cell(int subject, CaseFacts facts, Optional<CaseResult> result) {
    String id = facts.id() + "." + (subject + 1);
    if (result.isPresent()) {
      return new Judged(id, columns.get(subject), result.get());
    }
    return run.subjects().get(subject).problems().stream()
        .filter(p -> p.caseId().equals(facts.id()))
        .findFirst()
        .<Cell>map(p -> new Failed(id, columns.get(subject), facts, p))
        .orElse(new Absent());
  }

  RunResult run() {
    return run;
  }

  /** The subjects. */
  List<Column> columns() {
    return columns;
  }

  /** Rows by family. */
  SortedMap<String, List<Row>> families() {
    return families;
  }

  int rows() {
    return families.values().stream().mapToInt(List::size).sum();
  }

  /** Every result, in reading order. */
  List<CaseResult> results() {
    return judged().stream().map(Judged::result).toList();
  }

  /** How many results have what, for instance which verdict. */
  static <K> SortedMap<K, Long> counts(List<CaseResult> results, Function<CaseResult, K> key) {
    return results.stream()
        .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
  }

  private List<Judged> judged() {
    return families.values().stream()
        .flatMap(List::stream)
        .flatMap(row -> row.cells().stream())
        .filter(Judged.class::isInstance)
        .map(Judged.class::cast)
        .toList();
  }

  /** Cells that are not as expected: what is worse first. */
  List<Judged> unexpected() {
    return judged().stream()
        .filter(cell -> cell.result().change() != Change.AS_EXPECTED)
        .sorted(Comparator.comparing(cell -> cell.result().standing()))
        .toList();
  }
}
