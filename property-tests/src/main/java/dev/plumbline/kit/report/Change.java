package dev.plumbline.kit.report;

import java.util.Locale;

/** A result beside what was expected of it. */
public enum Change {
  /** As the expectations say. */
  AS_EXPECTED,
  /** A known fault is gone, or is a lesser one now. */
  BETTER,
  /** A fault that nobody knew of, or a known one that has grown. */
  WORSE;

  /** As in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
