package dev.plumbline.kit.judge;

import java.util.Locale;

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

  /** As in reports, e.g. {@code "silent-corruption"}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
