package dev.plumbline.faults.file;

import java.util.Locale;

/** The calls of {@link dev.plumbline.io.PositionedFile} that can be made to fail. */
public enum Call {
  READ,
  WRITE,
  TRUNCATE,
  SYNC,
  SIZE,
  EXTENTS;

  /** As it is named in messages, e.g. {@code "read"}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
