package dev.plumbline.kit.report.html;

import dev.plumbline.kit.report.CaseFacts;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.run.Exhibit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What there is to say of one cell. */
final class Article {

  /** What is so short is seen at once. */
  private static final int MAX_OPEN_LINES = 5;

  private static final int MAX_TEXT_CHARS = 64 << 10;

  private final Html html;
  private final Pictures pictures;

  Article(Html html, Pictures pictures) {
    this.html = html;
    this.pictures = pictures;
  }

  void write(Matrix.Judged cell) throws IOException {
    CaseResult result = cell.result();
    CaseFacts facts = result.definition();
    begin(cell.id(), cell.column(), result.standing().word(), facts);
    judgement(result.verdict().word(), result.standing().word(), remark(result));
    detail(result.detail());
    exhibits(result.exhibits(), Exhibit.Kind.COUNTEREXAMPLE);
    if (!result.repeat().isEmpty()) {
      html.element("h4", "Repeat it").line();
      command(html, result.repeat());
    }
    about(facts);
    html.element("h4", "This run").line();
    html.start("dl", "class", "facts").line();
    Overview.fact(html, "Expected", Words.verdicts(result.expected()));
    Overview.fact(html, "Took", Words.duration(result.seconds()));
    Overview.identity(html, cell.column().subject());
    html.end().line();
    if (result.exhibits().stream().anyMatch(e -> e.kind() != Exhibit.Kind.COUNTEREXAMPLE)) {
      html.element("h4", "Evidence").line();
    }
    exhibits(result.exhibits(), Exhibit.Kind.TEXT);
    exhibits(result.exhibits(), Exhibit.Kind.FILE);
    exhibits(result.exhibits(), Exhibit.Kind.PICTURE);
    html.end().line();
  }

  void write(Matrix.Failed cell) {
    begin(cell.id(), cell.column(), "problem", cell.facts());
    judgement("no verdict", "problem", "the kit itself failed, or its environment");
    detail(cell.problem().what());
    about(cell.facts());
    html.end().line();
  }

  private void begin(String id, Matrix.Column column, String style, CaseFacts facts) {
    html.start("article", "id", id, "class", style).line();
    html.start("h3").element("code", facts.id()).text(" on " + column.label()).end().line();
    html.element("p", facts.holds(), "class", "holds").line();
  }

  private void judgement(String verdict, String style, String remark) {
    html.start("p", "class", "judgement");
    html.element("b", verdict, "class", "verdict " + style);
    html.text(" " + remark).end().line();
  }

  /** What a verdict means here. */
  private static String remark(CaseResult result) {
    String words = result.standing().words();
    String fix = Words.fix(result.definition());
    return switch (result.standing()) {
      case CONFORMING, UNSUPPORTED, NOTED -> words;
      case KNOWN -> words + (fix.isEmpty() ? "" : ", fixed by " + fix);
      case WORSE, LESSER, BETTER ->
          "instead of " + Words.verdicts(result.expected()) + ": " + words;
    };
  }

  private void detail(String detail) {
    if (!detail.isEmpty()) {
      html.element("p", detail, "class", "detail").line();
    }
  }

  private void about(CaseFacts facts) {
    html.element("h4", "The case").line();
    html.start("dl", "class", "facts").line();
    Overview.fact(html, "Demands", Words.verdicts(facts.conforms()));
    Overview.fact(html, "Bug", facts.hunts());
    Overview.fact(html, "Fixed by", Words.fix(facts));
    Overview.fact(html, "Clause", Words.clause(facts));
    Overview.fact(html, "Level", facts.level().word());
    html.end().line();
  }

  /** A command line with a button that copies it. */
  static void command(Html html, String command) {
    html.start("div", "class", "command").element("code", command);
    html.element("button", "Copy", "type", "button", "class", "copy", "aria-live", "polite");
    html.end().line();
  }

  private void exhibits(List<Exhibit> all, Exhibit.Kind kind) throws IOException {
    for (Exhibit exhibit : all) {
      if (exhibit.kind() == kind) {
        switch (kind) {
          case TEXT -> text(exhibit);
          case COUNTEREXAMPLE -> {
            html.element("h4", Words.title(exhibit)).line();
            html.element("pre", clip(exhibit.text())).line();
          }
          case PICTURE -> picture(exhibit);
          case FILE -> file(exhibit);
        }
      }
    }
  }

  private void text(Exhibit exhibit) {
    if (exhibit.text().isBlank()) {
      html.element("p", Words.title(exhibit), "class", "muted").line();
      return;
    }
    long lines = exhibit.text().lines().count();
    if (lines <= MAX_OPEN_LINES) {
      html.start("details", "open", "").line();
    } else {
      html.start("details").line();
    }
    html.start("summary").text(Words.title(exhibit) + " ");
    html.element("small", Words.count(lines, "line")).end().line();
    html.element("pre", clip(exhibit.text())).line();
    html.end().line();
  }

  /** As an image, which runs no script and loads nothing, whatever the document holds. */
  private void picture(Exhibit exhibit) throws IOException {
    Path file = exhibit.file();
    Optional<byte[]> svg = file == null ? Optional.empty() : pictures.find(file);
    if (svg.isEmpty()) {
      file(exhibit);
      return;
    }
    html.start("figure").line();
    html.start("figcaption").text(Words.title(exhibit) + " ");
    html.element("button", "Full size", "type", "button", "class", "zoom", "aria-pressed", "false");
    html.end().line();
    html.start(
        "div", "class", "picture", "tabindex", "0", "role", "group", "aria-label", "Picture");
    html.empty("img", "src", url(svg.get()), "alt", exhibit.title(), "loading", "lazy")
        .end()
        .line();
    html.end().line();
  }

  /** Not in base 64: as text it is smaller, and far smaller when the page is packed. */
  private static String url(byte[] svg) {
    StringBuilder url = new StringBuilder("data:image/svg+xml;charset=utf-8,");
    new String(svg, StandardCharsets.UTF_8)
        .chars()
        .forEach(c -> {
          if ("%#<>\"'&\n\r\t".indexOf(c) >= 0) {
            url.append(String.format("%%%02X", c));
          } else {
            url.append((char) c);
          }
        });
    return url.toString();
  }

  private void file(Exhibit exhibit) {
    html.start("p", "class", "kept").text(Words.title(exhibit) + ": ");
    html.element("code", String.valueOf(exhibit.file())).end().line();
  }

  private static String clip(String text) {
    if (text.length() <= MAX_TEXT_CHARS) {
      return text;
    }
    int end = text.offsetByCodePoints(0, MAX_TEXT_CHARS / 2);
    return text.substring(0, end)
        + "\n… "
        + (text.length() - end)
        + " characters more are in results.json";
  }
}
