package dev.plumbline.kit.report;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.subject.Identity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verdicts that are expected although they don't conform: a subject's known faults. As a file, one
 * line each:
 *
 * <pre>
 *   # what stands behind a hash is for people
 *   HDR-001  silent-corruption  # fixed by 03b7c2369c (11.1)
 *
 *   [qemu-10.0]
 *   MFD-002  crash|hang         # open in 11.1 too
 * </pre>
 *
 * Lines before the first section hold for every subject; a section for those whose kind, or kind
 * and version, it names.
 */
public final class Expectations {

  /** A file without lines. */
  public static final Expectations NONE = new Expectations(new LinkedHashMap<>());

  /** The section of lines that hold for every subject. */
  static final String EVERYBODY = "";

  private static final Pattern LINE =
      Pattern.compile("(?<id>[A-Z]{3}-\\d{3})\\s+(?<verdicts>[a-z|-]+)");
  private static final Pattern SECTION = Pattern.compile("\\[([^\\[\\]\\s]+)]");
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\b.*");

  /**
   * One line.
   *
   * @param verdicts what is expected, one of these: a race has several outcomes
   * @param comment what people are told, without the hash; may be empty
   */
  public record Line(List<Verdict> verdicts, String comment) {

    /** Copies what was given. */
    public Line {
      verdicts = List.copyOf(verdicts);
    }
  }

  private final SequencedMap<String, SequencedMap<String, Line>> sections;

  private Expectations(SequencedMap<String, SequencedMap<String, Line>> sections) {
    this.sections = sections;
  }

  /**
   * Reads a file's text.
   *
   * @param text its lines
   * @param source what it is called in messages
   * @param known ids of all cases
   * @throws IllegalArgumentException when a line is none, or names a case or verdict that isn't
   */
  public static Expectations parse(String text, String source, Collection<String> known) {
    SequencedMap<String, SequencedMap<String, Line>> sections = new LinkedHashMap<>();
    String section = EVERYBODY;
    int number = 0;
    for (String whole : text.lines().toList()) {
      number++;
      String[] parts = whole.split("#", 2);
      String line = parts[0].strip();
      Matcher header = SECTION.matcher(line);
      if (header.matches()) {
        section = header.group(1);
      } else if (!line.isEmpty()) {
        String where = source + " line " + number + ": ";
        Matcher entry = LINE.matcher(line);
        if (!entry.matches()) {
          throw new IllegalArgumentException(
              where + "found '" + line + "', expected CASE-ID VERDICT[|VERDICT] or [SUBJECT]");
        }
        String id = entry.group("id");
        if (!known.contains(id)) {
          throw new IllegalArgumentException(where + "there is no case " + id);
        }
        Line made = new Line(verdicts(where, entry.group("verdicts")), comment(parts));
        if (sections.computeIfAbsent(section, _ -> new LinkedHashMap<>()).put(id, made) != null) {
          throw new IllegalArgumentException(where + id + " stands here twice");
        }
      }
    }
    return new Expectations(sections);
  }

  /** The lines that hold for a subject, by case id; those of its own section before the others. */
  public SequencedMap<String, Line> of(Identity subject) {
    SequencedMap<String, Line> lines = new LinkedHashMap<>();
    for (String name : new String[] {EVERYBODY, subject.kind(), section(subject)}) {
      lines.putAll(sections.getOrDefault(name, new LinkedHashMap<>()));
    }
    return lines;
  }

  /**
   * What is expected of a case: a line's verdicts, or else those that conform.
   *
   * @param lines those of the subject
   */
  public static List<Verdict> expected(Map<String, Line> lines, Case definition) {
    return Optional.ofNullable(lines.get(definition.id()))
        .map(Line::verdicts)
        .orElseGet(() -> List.of(definition.conforms()));
  }

  /** A subject's own section: its kind with the first two numbers of its version, if it has any. */
  public static String section(Identity subject) {
    Matcher numbers = NUMBERS.matcher(subject.version());
    return numbers.matches()
        ? subject.kind() + "-" + numbers.group(1) + "." + numbers.group(2)
        : subject.kind();
  }

  /** The sections there are, {@link #EVERYBODY} among them when it has lines. */
  Set<String> sectionNames() {
    return sections.keySet();
  }

  /** The lines of a section. */
  SequencedMap<String, Line> lines(String section) {
    return sections.getOrDefault(section, new LinkedHashMap<>());
  }

  private static List<Verdict> verdicts(String where, String words) {
    try {
      return Verdict.allOf(words);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + e.getMessage(), e);
    }
  }

  private static String comment(String[] parts) {
    return parts.length == 2 ? parts[1].strip() : "";
  }
}
