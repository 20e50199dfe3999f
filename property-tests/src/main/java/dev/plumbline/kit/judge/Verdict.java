package dev.plumbline.kit.judge;

import java.util.Locale;

/** How a case went. A case names the verdict that conforms. */
public enum Verdict {
  /** Accepted, and right to the last byte. */
  OK,
  /** Refused with a clear error, RAM untouched. */
  REJECTED,
  /** Refused, but after RAM was changed. */
  REJECTED_LATE,
  /** Reported as success over wrong content. */
  SILENT_CORRUPTION,
  /** The implementation died or threw what it shouldn't. */
  CRASH,
  /** It didn't end within its bound. */
  HANG,
  /** The saving guest is gone. */
  LOST_GUEST,
  /** Refused although it was in order. */
  WRONGLY_REJECTED,
  /** The subject can't do what the case needs. */
  UNSUPPORTED;

  /** As in reports, e.g. {@code "silent-corruption"}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
