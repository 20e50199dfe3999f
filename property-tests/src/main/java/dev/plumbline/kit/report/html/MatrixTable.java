package dev.plumbline.kit.report.html;

import dev.plumbline.kit.report.CaseFacts;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.Standing;
import dev.plumbline.kit.run.Level;
import java.util.Arrays;
import java.util.List;

/** Cases by subjects, and what filters them. Roles are written out: on a phone it is no table. */
final class MatrixTable {

  private final Matrix matrix;
  private final Html html;

  MatrixTable(Matrix matrix, Html html) {
    this.matrix = matrix;
    this.html = html;
  }

  void write() {
    html.element("h2", "Cases", "id", "cases").line();
    filters();
    html.start("table", "id", "matrix", "role", "grid", "aria-labelledby", "cases").line();
    html.start("thead", "role", "rowgroup").start("tr", "role", "row");
    html.element("th", "Case", "role", "columnheader", "scope", "col");
    for (Matrix.Column column : matrix.columns()) {
      html.element("th", column.label(), "role", "columnheader", "scope", "col");
    }
    html.end().end().line();
    matrix.families().forEach(this::family);
    html.end().line();
    html.element("p", "No case is like that.", "id", "nothing", "hidden", "").line();
  }

  private void filters() {
    html.start("form", "id", "filters", "role", "search", "aria-label", "Filter the cases").line();
    html.empty(
            "input",
            "type",
            "search",
            "name",
            "text",
            "placeholder",
            "Search cases, bugs, details",
            "aria-label",
            "Search cases, bugs, details",
            "autocomplete",
            "off",
            "spellcheck",
            "false")
        .line();
    select("family", "Family");
    option("", "Any family");
    matrix.families().keySet().forEach(f -> option(f, f + " " + Families.words(f)));
    html.end().line();
    select("verdict", "Verdict");
    verdicts();
    html.end().line();
    select("level", "Level");
    option("", "Any level");
    Arrays.stream(Level.values()).map(Level::word).forEach(word -> option(word, word));
    html.end().line();
    html.element("button", "Clear", "type", "reset").line();
    html.element("output", Words.count(matrix.rows(), "case"), "id", "count").line();
    html.end().line();
  }

  private void verdicts() {
    option("", "Any verdict");
    option("finding", "Worth a look");
    option("unexpected", "Not as expected");
    html.start("optgroup", "label", "As expected or not");
    Matrix.counts(matrix.results(), CaseResult::standing)
        .forEach((s, count) -> option(s.word(), s.words() + " (" + count + ")"));
    html.end();
    html.start("optgroup", "label", "Verdicts");
    Matrix.counts(matrix.results(), CaseResult::verdict)
        .forEach((v, count) -> option("=" + v.word(), v.word() + " (" + count + ")"));
    html.end();
  }

  private void select(String name, String words) {
    html.start("select", "name", name, "aria-label", words);
  }

  private void option(String value, String words) {
    html.element("option", words, "value", value);
  }

  private void family(String family, List<Matrix.Row> rows) {
    html.start("tbody", "role", "rowgroup", "data-family", family).line();
    html.start("tr", "class", "family", "role", "row");
    String columns = Integer.toString(matrix.columns().size() + 1);
    html.start("th", "colspan", columns, "role", "columnheader", "scope", "rowgroup");
    html.text(family + " ").element("span", Families.words(family)).end().end().line();
    rows.forEach(this::row);
    html.end().line();
  }

  private void row(Matrix.Row row) {
    CaseFacts facts = row.facts();
    html.start("tr", "role", "row", "id", facts.id(), "data-level", facts.level().word());
    html.start("th", "role", "rowheader", "scope", "row");
    html.element("code", facts.id()).text(" ").text(facts.holds());
    if (facts.level() != Level.REQUIRED) {
      html.text(" ").element("em", facts.level().word(), "class", "level");
    }
    if (!facts.hunts().isEmpty()) {
      html.text(" ").element("span", facts.hunts(), "class", "bug");
    }
    html.end();
    for (int i = 0; i < row.cells().size(); i++) {
      cell(matrix.columns().get(i).label(), row.cells().get(i));
    }
    html.end().line();
  }

  private void cell(String label, Matrix.Cell cell) {
    switch (cell) {
      case Matrix.Judged(String id, _, CaseResult result) -> {
        Standing standing = result.standing();
        String verdict = result.verdict().word();
        String words =
            standing == Standing.CONFORMING || standing == Standing.UNSUPPORTED
                ? verdict
                : verdict + ", " + standing.words();
        link(label, standing.word(), id, verdict, words);
      }
      case Matrix.Failed failed ->
          link(label, "problem", failed.id(), "no verdict", "no verdict, the kit failed");
      case Matrix.Absent _ -> {
        html.start("td", "role", "gridcell", "class", "absent", "data-subject", label);
        html.element("span", "", "tabindex", "-1", "aria-label", "not run").end();
      }
    }
  }

  private void link(String label, String style, String id, String verdict, String words) {
    html.start("td", "role", "gridcell", "class", style, "data-subject", label);
    html.element("a", verdict, "href", "#" + id, "aria-label", words).end();
  }
}
