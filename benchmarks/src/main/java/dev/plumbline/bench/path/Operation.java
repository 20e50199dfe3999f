package dev.plumbline.bench.path;

import java.util.Locale;

/** What is measured. */
public enum Operation {
  /** RAM into a file. */
  SAVE,
  /** A file into RAM. */
  RESTORE;

  /** What it is called in results and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
