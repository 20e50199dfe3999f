package dev.plumbline.kit.report.html;

import dev.plumbline.kit.report.RunResult;
import dev.plumbline.kit.report.html.Matrix.Cell;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page. Everything is in it without its script: the summary, the matrix, then what is to be
 * said of each cell that isn't as it should be. The script filters, and shows that in a panel.
 */
public final class MatrixPage {

  private final Matrix matrix;
  private final Html html = new Html();

  private MatrixPage(RunResult run) {
    this.matrix = new Matrix(run);
  }

  /** The page of a run, in UTF-8: equal runs give equal bytes. */
  public static byte[] of(RunResult run) {
    return new MatrixPage(run).write().getBytes(StandardCharsets.UTF_8);
  }

  private String write() {
    html.verbatim("<!doctype html>\n").start("html", "lang", "en").line();
    head();
    html.start("body").line();
    new Summary(matrix, html).write();
    html.start("main").line();
    new MatrixTable(matrix, html).write();
    html.end().line();
    findings();
    others();
    panel();
    html.start("script").verbatim(Assets.script()).end().line();
    html.end().line().end().line();
    return html.toString();
  }

  private void head() {
    html.start("head").line();
    html.empty("meta", "charset", "utf-8").line();
    String policy = Assets.policy();
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy).line();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.empty("meta", "name", "color-scheme", "content", "light dark").line();
    html.element("title", title()).line();
    html.start("style").verbatim(Assets.style()).end().line();
    html.end().line();
  }

  private String title() {
    return matrix.columns().stream()
        .map(Matrix.Column::label)
        .collect(Collectors.joining(", ", "Plumbline: ", ""));
  }

  /** In the page for readers without script, and for paper. */
  private void findings() {
    html.start("section", "id", "findings").line();
    html.element("h2", "Findings").line();
    articles(true);
    html.end().line();
  }

  /** What is to be said of the other cells: only when somebody asks. */
  private void others() {
    html.start("template", "id", "others").line();
    articles(false);
    html.end().line();
  }

  private void articles(boolean findings) {
    for (List<Matrix.Row> rows : matrix.families().values()) {
      for (Matrix.Row row : rows) {
        for (Cell cell : row.cells()) {
          switch (cell) {
            case Matrix.Judged judged -> {
              if (judged.result().standing().isFinding() == findings) {
                Article.write(html, judged);
              }
            }
            case Matrix.Failed failed -> {
              if (findings) {
                Article.write(html, failed);
              }
            }
            case Matrix.Absent _ -> {}
          }
        }
      }
    }
  }

  private void panel() {
    html.start("dialog", "id", "panel", "aria-label", "What happened").line();
    html.start("nav").line();
    button("previous", "Previous finding");
    button("next", "Next finding");
    button("close", "Close");
    html.end().line();
    html.element("div", "", "id", "panel-content", "tabindex", "-1", "autofocus", "").line();
    html.end().line();
  }

  private void button(String id, String words) {
    html.element("button", words, "type", "button", "id", id).line();
  }
}
