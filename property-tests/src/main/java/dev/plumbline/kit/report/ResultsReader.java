package dev.plumbline.kit.report;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Exhibit;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.subject.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what {@link ResultsJson} wrote, perhaps on somebody else's machine: nothing in it is
 * believed. Fields that aren't known are left out, those of evidence and explanation may be
 * missing.
 *
 * @see ResultsJson
 */
public final class ResultsReader {

  /** Ids become names of places in a page, where others have names in small letters. */
  private static final Pattern ID = Pattern.compile("[A-Z]{2,8}-[0-9]{1,6}");

  private ResultsReader() {}

  /**
   * Reads a file.
   *
   * @throws IOException when it can't be read or isn't what it should be, saying where
   */
  public static RunResult read(Path file) throws IOException {
    return of(JsonFields.document(file));
  }

  /**
   * Reads a document.
   *
   * @param name what to call it in errors
   * @param document its bytes
   * @throws IOException when it isn't one, saying where, what was found and what was expected
   */
  public static RunResult read(String name, byte[] document) throws IOException {
    return of(JsonFields.document(name, document));
  }

  /**
   * Makes a run of a document.
   *
   * @param root its outermost object
   * @throws IOException when it isn't a run, saying where, what was found and what was expected
   */
  public static RunResult of(JsonFields root) throws IOException {
    return new RunResult(
        root.text("plumbline"),
        root.text("kernel"),
        root.instant("started"),
        root.seconds("seconds"),
        root.integer("seed"),
        root.optionalText("command"),
        root.has("shard") ? root.object("shard").shard() : null,
        subjects(root));
  }

  private static List<SubjectResult> subjects(JsonFields root) throws IOException {
    List<SubjectResult> subjects = new ArrayList<>();
    for (JsonFields subject : root.objects("subjects")) {
      subjects.add(
          new SubjectResult(
              new Identity(
                  subject.text("name"),
                  subject.optionalText("kind"),
                  subject.text("version"),
                  subject.optionalText("buildId")),
              path(subject, "on"),
              subject.optionalText("filesystem"),
              cases(subject),
              problems(subject)));
    }
    return subjects;
  }

  private static List<Problem> problems(JsonFields subject) throws IOException {
    List<Problem> problems = new ArrayList<>();
    for (JsonFields problem : subject.optionalObjects("problems")) {
      problems.add(new Problem(problem.text("id"), problem.text("what")));
    }
    return problems;
  }

  private static List<CaseResult> cases(JsonFields subject) throws IOException {
    List<CaseResult> cases = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonFields one : subject.objects("cases")) {
      String id = one.text("id");
      if (!ID.matcher(id).matches() || !ids.add(id)) {
        throw one.wrong("id", id, "an id that is new here, such as HDR-003");
      }
      cases.add(
          new CaseResult(
              facts(id, one),
              one.choice("verdict", Verdict.values(), Verdict::word),
              expected(one),
              one.seconds("seconds"),
              one.text("detail"),
              exhibits(one),
              one.optionalText("repeat")));
    }
    return cases;
  }

  private static List<Verdict> expected(JsonFields one) throws IOException {
    String words = one.text("expected");
    try {
      return Verdict.allOf(words);
    } catch (IllegalArgumentException e) {
      throw one.wrong("expected", words, "verdicts with | between them");
    }
  }

  private static CaseFacts facts(String id, JsonFields one) throws IOException {
    return new CaseFacts(
        id,
        one.choice("level", Level.values(), Level::word),
        one.optionalText("holds"),
        clause(one),
        one.optionalText("hunts"),
        one.optionalText("fixedBy"),
        one.choices("conforming", Verdict.values(), Verdict::word));
  }

  private static String clause(JsonFields one) throws IOException {
    String clause = one.optionalText("clause");
    return clause.substring(clause.indexOf('#') + 1);
  }

  private static List<Exhibit> exhibits(JsonFields one) throws IOException {
    List<Exhibit> exhibits = new ArrayList<>();
    for (JsonFields exhibit : one.optionalObjects("evidence")) {
      exhibits.add(
          new Exhibit(
              exhibit.choice("kind", Exhibit.Kind.values(), Exhibit.Kind::word),
              exhibit.text("title"),
              exhibit.optionalText("text"),
              exhibit.has("file") ? path(exhibit, "file") : null));
    }
    return exhibits;
  }

  private static Path path(JsonFields fields, String key) throws IOException {
    String text = fields.text(key);
    if (text.indexOf('\0') >= 0) {
      throw fields.wrong(key, text, "a path");
    }
    return Path.of(text);
  }
}
