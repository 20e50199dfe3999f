package dev.plumbline.bench.report;

import dev.plumbline.bench.path.BenchRun;
import dev.plumbline.kit.report.html.Html;
import dev.plumbline.kit.report.html.PagePolicy;
import java.util.List;
import java.util.Map;

/** A run as one self-contained page: no script, and nothing from anywhere else. */
final class BenchPage {

  private final BenchRun run;
  private final List<Summary.Group> groups;
  private final Html html = new Html();

  private BenchPage(BenchRun run) {
    this.run = run;
    this.groups = Summary.groups(run);
  }

  /** The whole document. */
  static String of(BenchRun run) {
    BenchPage page = new BenchPage(run);
    page.write();
    return page.html.toString();
  }

  private void write() {
    String style = Styles.page();
    html.verbatim("<!doctype html>").line();
    html.start("html", "lang", "en").start("head").line();
    html.empty("meta", "charset", "utf-8").line();
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", PagePolicy.of(style, ""))
        .line();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.empty("meta", "name", "color-scheme", "content", "light dark").line();
    html.element("title", "Plumbline benchmarks").line();
    html.start("style").verbatim(style).end().line();
    html.end().start("body").line();
    header();
    Charts charts = new Charts(groups);
    section("Rate by channels", charts.byChannels());
    section("Fragmented RAM", charts.byRuns());
    section("Cost by guest size", charts.bySize());
    section("Size of requests", charts.bySizeOfRequest());
    tables();
    html.end().end().line();
  }

  private void header() {
    html.start("header").line();
    html.element("h1", "Plumbline benchmarks").line();
    html.element(
            "p",
            "Medians. Ratios are taken round by round within one run: a machine's speed drifts, and"
                + " all contenders of a group drift with it.",
            "class",
            "lead")
        .line();
    html.start("dl").line();
    fact("Machine", run.host().processors() + " × " + run.host().processor());
    fact("Memory", (run.host().memoryBytes() >> 30) + " GiB");
    fact("Kernel", run.host().kernel());
    for (Map.Entry<String, String> version : run.versions().entrySet()) {
      fact(version.getKey(), version.getValue());
    }
    fact("Run", run.started() + ", " + Math.round(run.seconds()) + " s, " + run.profile());
    fact("Command", run.command());
    html.end().end().line();
  }

  private void fact(String name, String value) {
    html.start("div").element("dt", name).element("dd", value).end().line();
  }

  private void section(String title, List<Chart> charts) {
    if (charts.stream().allMatch(Chart::isEmpty)) {
      return;
    }
    html.start("section").element("h2", title).start("div", "class", "charts").line();
    charts.stream().filter(chart -> !chart.isEmpty()).forEach(c -> ChartSvg.write(c, html));
    html.end().end().line();
  }

  private void tables() {
    html.start("section").element("h2", "All numbers").line();
    for (Summary.Group group : groups) {
      html.start("div", "class", "wide").start("table").line();
      html.element("caption", Columns.title(group.key())).line();
      html.start("thead").start("tr");
      Columns.all().forEach(column -> html.element("th", column.title(), "scope", "col"));
      html.end().end().start("tbody").line();
      for (Summary.Row row : group.rows()) {
        html.start("tr");
        for (Columns column : Columns.all()) {
          if (column == Columns.CONTENDER) {
            html.element("th", column.of(row), "scope", "row");
          } else {
            html.element("td", column.of(row));
          }
        }
        html.end().line();
      }
      html.end().end().end().line();
    }
    html.end().line();
  }
}
