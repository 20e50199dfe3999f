package dev.plumbline.kit.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a case went. A case names the verdicts that conform. In the order of the harm they do. */
public enum Verdict {
  /** The subject can't do what the case needs. */
  UNSUPPORTED,
  /** Accepted, and right to the last byte. */
  OK,
  /** Refused with a clear error, RAM untouched. */
  REJECTED,
  /** Refused, but after RAM was changed. */
  REJECTED_LATE,
  /** Refused although it was in order. */
  WRONGLY_REJECTED,
  /** The implementation died or threw what it shouldn't. */
  CRASH,
  /** It didn't end within its bound. */
  HANG,
  /** The saving guest is gone. */
  LOST_GUEST,
  /** Reported as success over wrong content. */
  SILENT_CORRUPTION;

  /**
   * The verdict of a word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Verdict of(String word) {
    for (Verdict verdict : values()) {
      if (verdict.word().equals(word)) {
        return verdict;
      }
    }
    throw new IllegalArgumentException("no verdict is called '" + word + "'");
  }

  /**
   * The verdicts of words with bars between them, such as {@code crash|hang}.
   *
   * @throws IllegalArgumentException when one is none
   */
  public static List<Verdict> allOf(String words) {
    return Arrays.stream(words.split("\\|", -1)).map(Verdict::of).toList();
  }

  /** The reverse of {@link #allOf}. */
  public static String words(List<Verdict> verdicts) {
    return verdicts.stream().map(Verdict::word).collect(Collectors.joining("|"));
  }

  /** As in reports, e.g. {@code "silent-corruption"}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
