package dev.plumbline.format;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
  /** The file is damaged, incomplete or not what it says it is: loading it loses data or fails. */
  ERROR,
  /** Legal, but not what QEMU writes: look at it. */
  WARNING,
  /** Worth knowing; nothing is wrong. */
  NOTE;

  /** The word used in output, e.g. {@code "error"}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
