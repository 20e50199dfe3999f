package dev.plumbline.kit.report.html;

import dev.plumbline.kit.report.RunResult;
import dev.plumbline.kit.report.html.Matrix.Cell;
import java.io.IOException;
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
  private final Article article;

  private MatrixPage(RunResult run, Pictures pictures) {
    this.matrix = new Matrix(run);
    this.article = new Article(html, pictures);
  }

  /**
   * The page of a run, in UTF-8: equal runs and pictures give equal bytes.
   *
   * @throws IOException when a picture can't be read
   */
  public static byte[] of(RunResult run, Pictures pictures) throws IOException {
    return new MatrixPage(run, pictures).write().getBytes(StandardCharsets.UTF_8);
  }

  private String write() throws IOException {
    html.verbatim("<!doctype html>\n").start("html", "lang", "en").line();
    head();
    html.start("body").line();
    new Overview(matrix, html).write();
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
  private void findings() throws IOException {
    html.start("section", "id", "findings").line();
    html.element("h2", "Findings").line();
    articles(true);
    html.end().line();
  }

  /** What is to be said of the other cells: only when somebody asks. */
  private void others() throws IOException {
    html.start("template", "id", "others").line();
    articles(false);
    html.end().line();
  }

  private void articles(boolean findings) throws IOException {
    for (List<Matrix.Row> rows : matrix.families().values()) {
      for (Matrix.Row row : rows) {
        for (Cell cell : row.cells()) {
          switch (cell) {
            case Matrix.Judged judged -> {
              if (judged.result().standing().isFinding() == findings) {
                article.write(judged);
              }
            }
            case Matrix.Failed failed -> {
              if (findings) {
                article.write(failed);
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
    html.element("div", "", "id", "panel-content", "tabindex", "-1").line();
    html.end().line();
  }

  private void button(String id, String words) {
    html.element("button", words, "type", "button", "id", id).line();
  }
}
