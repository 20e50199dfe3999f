package dev.plumbline.kit.report;

import dev.plumbline.format.Quoted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short names for a run's subjects, each different: {@code qemu 10.0.2}, {@code reference}. */
public final class SubjectLabels {

  private static final int MAX_CHARS = 24;
  private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+)+");

  private SubjectLabels() {}

  /** In the order of the run's subjects. */
  public static List<String> of(RunResult run) {
    List<String> plain = run.subjects().stream().map(SubjectLabels::label).toList();
    List<String> labels = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int subject = 0; subject < plain.size(); subject++) {
      String label = plain.get(subject);
      if (Collections.frequency(plain, label) > 1) {
        label = clip(label + " " + run.subjects().get(subject).filesystem());
      }
      String unique = label;
      for (int i = 2; !taken.add(unique); i++) {
        unique = label + " #" + i;
      }
      labels.add(unique);
    }
    return labels;
  }

  private static String label(SubjectResult subject) {
    String kind = subject.identity().kind();
    String name = kind.isEmpty() ? subject.identity().name() : kind;
    Matcher numbers = NUMBERS.matcher(subject.identity().version());
    boolean numbered = !name.equals("reference") && numbers.find();
    return clip(numbered ? name + " " + numbers.group() : name);
  }

  private static String clip(String text) {
    String safe = Quoted.bare(text);
    return safe.codePointCount(0, safe.length()) <= MAX_CHARS
        ? safe
        : safe.substring(0, safe.offsetByCodePoints(0, MAX_CHARS - 1)) + "…";
  }
}
