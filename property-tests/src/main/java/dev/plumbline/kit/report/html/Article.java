package dev.plumbline.kit.report.html;

import dev.plumbline.kit.report.CaseFacts;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.run.Exhibit;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What there is to say of one cell. */
final class Article {

  private static final int MAX_TEXT_CHARS = 64 << 10;

  private Article() {}

  static void write(Html html, Matrix.Judged cell) {
    CaseResult result = cell.result();
    CaseFacts facts = result.definition();
    begin(html, cell.id(), cell.column(), result.standing().word(), facts);
    html.start("p", "class", "judgement");
    html.element("b", result.verdict().word(), "class", "verdict " + result.standing().word());
    html.text(" " + remark(result)).end().line();
    if (!result.detail().isEmpty()) {
      html.element("p", result.detail(), "class", "detail").line();
    }
    exhibits(html, result.exhibits(), Exhibit.Kind.COUNTEREXAMPLE);
    if (!result.repeat().isEmpty()) {
      html.element("h4", "Repeat it").line();
      command(html, result.repeat());
    }
    html.element("h4", "The case").line();
    html.start("dl", "class", "facts").line();
    about(html, facts);
    html.end().line();
    html.element("h4", "This run").line();
    html.start("dl", "class", "facts").line();
    Summary.fact(html, "Expected", result.expected().word());
    Summary.fact(html, "Took", Words.duration(result.seconds()));
    Summary.identity(html, cell.column().subject());
    html.end().line();
    exhibits(html, result.exhibits(), Exhibit.Kind.PICTURE);
    exhibits(html, result.exhibits(), Exhibit.Kind.FILE);
    exhibits(html, result.exhibits(), Exhibit.Kind.TEXT);
    html.end().line();
  }

  static void write(Html html, Matrix.Failed cell) {
    begin(html, cell.id(), cell.column(), "problem", cell.facts());
    html.start("p", "class", "judgement");
    html.element("b", "no verdict", "class", "verdict problem");
    html.text(" the kit itself failed, or its environment").end().line();
    html.element("p", cell.problem().what(), "class", "detail").line();
    html.element("h4", "The case").line();
    html.start("dl", "class", "facts").line();
    about(html, cell.facts());
    html.end().line();
    html.end().line();
  }

  /** What a verdict means here. */
  private static String remark(CaseResult result) {
    String fix = Words.fix(result.definition());
    return switch (result.standing()) {
      case CONFORMS, UNSUPPORTED, NOTED -> result.standing().words();
      case KNOWN -> result.standing().words() + (fix.isEmpty() ? "" : ", fixed by " + fix);
      case WORSE, CHANGED, BETTER ->
          "instead of " + result.expected().word() + ": " + result.standing().words();
    };
  }

  private static void begin(
      Html html, String id, Matrix.Column column, String style, CaseFacts facts) {
    html.start("article", "id", id, "class", style).line();
    html.start("h3").element("code", facts.id()).text(" on " + column.label()).end().line();
    html.element("p", facts.holds(), "class", "holds").line();
  }

  private static void about(Html html, CaseFacts facts) {
    Summary.fact(html, "Demands", Words.demanded(facts));
    Summary.fact(html, "Bug", facts.hunts());
    Summary.fact(html, "Fixed by", Words.fix(facts));
    Summary.fact(html, "Clause", facts.clause().isEmpty() ? "" : clause(facts));
    Summary.fact(html, "Level", facts.level().word());
  }

  private static String clause(CaseFacts facts) {
    return "docs/format.md#" + facts.clause();
  }

  /** A command line with a button that copies it. */
  static void command(Html html, String command) {
    html.start("div", "class", "command").element("code", command);
    html.element("button", "Copy", "type", "button", "class", "copy", "aria-live", "polite").end().line();
  }

  private static void exhibits(Html html, List<Exhibit> all, Exhibit.Kind kind) {
    for (Exhibit exhibit : all) {
      if (exhibit.kind() == kind) {
        switch (kind) {
          case TEXT -> text(html, exhibit);
          case COUNTEREXAMPLE -> counterexample(html, exhibit);
          case PICTURE -> picture(html, exhibit);
          case FILE -> file(html, exhibit);
        }
      }
    }
  }

  private static void counterexample(Html html, Exhibit exhibit) {
    html.element("h4", exhibit.title()).line();
    html.element("pre", clip(exhibit.text())).line();
  }

  private static void text(Html html, Exhibit exhibit) {
    if (exhibit.text().isBlank()) {
      html.element("p", exhibit.title(), "class", "muted").line();
      return;
    }
    html.start("details").line();
    html.start("summary").text(exhibit.title() + " ");
    html.element("small", Words.count(exhibit.text().lines().count(), "line")).end().line();
    html.element("pre", clip(exhibit.text())).line();
    html.end().line();
  }

  /** As an image, which runs no script and loads nothing, whatever the document holds. */
  private static void picture(Html html, Exhibit exhibit) {
    byte[] svg = exhibit.text().getBytes(StandardCharsets.UTF_8);
    String url = "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg);
    html.start("figure").line();
    html.start("figcaption").text(exhibit.title() + " ");
    html.element("button", "Full size", "type", "button", "class", "zoom", "aria-pressed", "false");
    html.end().line();
    html.start("div", "class", "picture", "tabindex", "0", "role", "group", "aria-label", "Picture");
    html.empty("img", "src", url, "alt", exhibit.title(), "loading", "lazy").end().line();
    html.end().line();
  }

  private static void file(Html html, Exhibit exhibit) {
    html.start("p", "class", "kept").text(exhibit.title() + ": ");
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
