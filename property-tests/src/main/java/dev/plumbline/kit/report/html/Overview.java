package dev.plumbline.kit.report.html;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.Problem;
import dev.plumbline.kit.report.RunResult;
import dev.plumbline.kit.report.Standing;
import dev.plumbline.kit.report.SubjectResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The top of the page: what was run, on whom, and what is to be known if nothing else is read. */
final class Overview {

  private final Matrix matrix;
  private final RunResult run;
  private final Html html;

  Overview(Matrix matrix, Html html) {
    this.matrix = matrix;
    this.run = matrix.run();
    this.html = html;
  }

  void write() {
    List<Problem> problems = run.subjects().stream().flatMap(s -> s.problems().stream()).toList();
    html.start("header").line();
    html.element("h1", "Plumbline conformance report").line();
    String lead =
        Words.lead(Matrix.counts(matrix.results(), CaseResult::standing), problems.size());
    html.element("p", lead, "class", "lead").line();
    facts();
    html.end().line();
    subjects();
    unexpected();
    if (!problems.isEmpty()) {
      problems();
    }
  }

  private void facts() {
    html.start("dl", "class", "facts").line();
    fact(html, "Run", Words.time(run) + ", " + Words.duration(run.seconds()));
    fact(html, "Kernel", run.kernel());
    fact(html, "Plumbline", run.version());
    fact(html, "Shard", run.shard() == null ? "" : run.shard() + " of the run");
    fact(html, "Seed", Long.toString(run.seed()));
    if (!run.command().isEmpty()) {
      html.start("div", "class", "wide").element("dt", "Command").start("dd");
      Article.command(html, run.command());
      html.end().end().line();
    }
    html.end().line();
  }

  static void fact(Html html, String name, String value) {
    if (!value.isEmpty()) {
      html.start("div").element("dt", name).element("dd", value).end().line();
    }
  }

  private void subjects() {
    html.start("section", "class", "subjects", "aria-label", "Subjects").line();
    matrix.columns().forEach(this::subject);
    html.end().line();
  }

  private void subject(Matrix.Column column) {
    SubjectResult subject = column.subject();
    html.start("section", "class", "card").line();
    html.element("h2", column.label()).line();
    Map<Standing, Long> standings = Matrix.counts(subject.cases(), CaseResult::standing);
    bar(standings, subject.cases().size());
    html.start("ul", "class", "standings").line();
    standings.forEach((standing, count) -> {
      html.start("li", "class", standing.word());
      html.text(Words.counted(standing, count)).end().line();
    });
    if (!subject.problems().isEmpty()) {
      html.start("li", "class", "problem");
      html.text(subject.problems().size() + " without a verdict").end().line();
    }
    html.end().line();
    html.start("dl", "class", "facts").line();
    identity(html, subject);
    fact(html, "Verdicts", verdicts(subject));
    html.end().line();
    html.end().line();
  }

  /** Which subject exactly. */
  static void identity(Html html, SubjectResult subject) {
    fact(html, "Subject", subject.identity().name());
    fact(html, "Version", subject.identity().version());
    fact(html, "Build", subject.identity().buildId());
    fact(html, "Files on", on(subject));
  }

  private static String on(SubjectResult subject) {
    return subject.filesystem().isEmpty()
        ? subject.on().toString()
        : subject.filesystem() + ", " + subject.on();
  }

  private static String verdicts(SubjectResult subject) {
    return Matrix.counts(subject.cases(), CaseResult::verdict).entrySet().stream()
        .sorted(Comparator.comparing(count -> count.getKey() == Verdict.UNSUPPORTED))
        .map(count -> count.getValue() + " " + count.getKey().word())
        .collect(Collectors.joining(", "));
  }

  /** Said in words below it. */
  private void bar(Map<Standing, Long> standings, int all) {
    html.start(
        "svg",
        "class",
        "bar",
        "viewBox",
        "0 0 " + Math.max(1, all) + " 1",
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    long x = 0;
    for (Map.Entry<Standing, Long> part : standings.entrySet()) {
      html.start(
          "rect",
          "class",
          part.getKey().word(),
          "x",
          Long.toString(x),
          "width",
          Long.toString(part.getValue()),
          "height",
          "1");
      html.end();
      x += part.getValue();
    }
    html.end().line();
  }

  private void unexpected() {
    List<Matrix.Judged> cells = matrix.unexpected();
    if (cells.isEmpty()) {
      return;
    }
    html.start("section", "class", "unexpected").line();
    html.element("h2", "Not as expected").line();
    html.start("ul").line();
    for (Matrix.Judged cell : cells) {
      CaseResult result = cell.result();
      html.start("li", "class", result.standing().word());
      html.element("a", result.definition().id(), "href", "#" + cell.id());
      html.text(" ").element("span", cell.column().label(), "class", "on").text(" ");
      html.element("b", result.verdict().word(), "class", "verdict");
      html.element("span", " instead of " + Words.verdicts(result.expected()), "class", "muted");
      html.element("span", result.definition().holds(), "class", "holds").end().line();
    }
    html.end().line().end().line();
  }

  private void problems() {
    html.start("section", "class", "unexpected").line();
    html.element("h2", "Without a verdict: the kit or its environment failed").line();
    html.start("ul").line();
    for (Matrix.Column column : matrix.columns()) {
      for (Problem problem : column.subject().problems()) {
        html.start("li", "class", "problem");
        html.element("b", problem.caseId()).text(" ");
        html.element("span", column.label(), "class", "on");
        html.element("span", problem.what(), "class", "holds").end().line();
      }
    }
    html.end().line().end().line();
  }
}
