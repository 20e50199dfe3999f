package dev.plumbline.kit.report;

import java.util.Locale;

/** A result beside what the case demands and what was expected of the subject. */
public enum Standing {
  /** As the case demands. */
  CONFORMING("conforming"),
  /** Not as the case demands, which was expected. */
  KNOWN("known failure"),
  /** The same of a case that only notes what it sees. */
  NOTED("noted, not judged"),
  /** Worse than expected: {@link Change#WORSE}. */
  WORSE("worse than expected"),
  /** As the case demands, which was not expected. */
  BETTER("better than expected"),
  /** Better than expected, and still not as the case demands. */
  LESSER("better than expected, yet a failure"),
  /** The subject can't do what the case needs, and nothing else was expected. */
  UNSUPPORTED("unsupported");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  /** One word, e.g. {@code "worse"}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Whether there is something to look at. */
  public boolean isFinding() {
    return this != CONFORMING && this != UNSUPPORTED;
  }
}
