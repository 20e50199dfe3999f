package dev.plumbline.kit.report.html;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.report.CaseFacts;
import dev.plumbline.kit.report.RunResult;
import dev.plumbline.kit.report.Standing;
import dev.plumbline.kit.run.Exhibit;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sentences. */
final class Words {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern FIX = Pattern.compile("([0-9a-f]{7,40}) \\(([^()]+)\\)");

  private static final Set<Standing> UNEXPECTED =
      EnumSet.of(Standing.WORSE, Standing.LESSER, Standing.BETTER);

  private Words() {}

  /** E.g. {@code 1 case}, {@code 2 cases}. */
  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  static String time(RunResult run) {
    return MINUTES.format(run.started());
  }

  /** E.g. {@code 0.31 s}, {@code 12 s}, {@code 3 min 5 s}. */
  static String duration(double seconds) {
    if (seconds < 9.995) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }

  /** E.g. {@code commit 5e76440b56 in 11.1}; empty when nothing is known. */
  static String fix(CaseFacts facts) {
    Matcher matcher = FIX.matcher(facts.fixedBy());
    return matcher.matches()
        ? "commit " + matcher.group(1) + " in " + matcher.group(2)
        : facts.fixedBy();
  }

  /** Where it is written; empty when nowhere. */
  static String clause(CaseFacts facts) {
    return facts.clause().isEmpty() ? "" : "docs/format.md#" + facts.clause();
  }

  /** An exhibit's title, which begins a line here. */
  static String title(Exhibit exhibit) {
    String title = exhibit.title();
    return title.isEmpty() ? "" : Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }

  /** Any of some verdicts, e.g. {@code crash or hang}. */
  static String verdicts(List<Verdict> any) {
    return any.stream().map(Verdict::word).collect(Collectors.joining(" or "));
  }

  /**
   * The run in a sentence or two.
   *
   * @param counts results by how they stand
   * @param problems cases without a verdict
   */
  static String lead(SortedMap<Standing, Long> counts, long problems) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long known = counts.getOrDefault(Standing.KNOWN, 0L);
    String unexpected =
        counts.entrySet().stream()
            .filter(e -> UNEXPECTED.contains(e.getKey()))
            .map(e -> e.getValue() + (e.getValue() == 1 ? " is " : " are ") + e.getKey().words())
            .collect(Collectors.joining(", "));
    String results =
        unexpected.isEmpty()
            ? "All of " + count(all, "result") + " as expected"
            : "Of " + count(all, "result") + ", " + unexpected;
    return results
        + (known == 0 ? "" : "; " + count(known, "failure") + " known before")
        + "."
        + (problems == 0 ? "" : " The kit itself failed " + count(problems, "time") + ".");
  }

  /** E.g. {@code 2 known failures}. */
  static String counted(Standing standing, long count) {
    return standing == Standing.KNOWN
        ? count(count, standing.words())
        : count + " " + standing.words();
  }
}
