package dev.plumbline.kit.report;

import java.util.Locale;

/** How a verdict stands to what the case demands and to what was expected of this subject. */
public enum Standing {
  /** As the case demands, as expected. */
  CONFORMS("conforming"),
  /** Not as the case demands, but known. */
  KNOWN("known failure"),
  /** Not as the case demands, where it was expected to be. */
  WORSE("worse than expected"),
  /** Not as the case demands, and not in the way that is known. */
  CHANGED("failing in another way"),
  /** As the case demands, where it was expected not to be. */
  BETTER("better than expected"),
  /** Not as a case says that only notes what it sees. */
  NOTED("noted, not judged"),
  /** The subject can't do what the case needs. */
  UNSUPPORTED("unsupported");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  /** As in results, e.g. {@code "worse"}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Whether expectations and verdict disagree: that is what a run's exit code tells. */
  public boolean isUnexpected() {
    return this == WORSE || this == CHANGED || this == BETTER;
  }

  /** Whether there is something to look at. */
  public boolean isFinding() {
    return this != CONFORMS && this != UNSUPPORTED;
  }
}
