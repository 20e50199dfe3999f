package dev.plumbline.kit.run;

import java.util.Locale;

/** How binding a case is. */
public enum Level {
  /** The format or its users' safety demands it. */
  REQUIRED,
  /** Good implementations do it. */
  RECOMMENDED,
  /** Noted, not judged. */
  OBSERVED;

  /** As on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
