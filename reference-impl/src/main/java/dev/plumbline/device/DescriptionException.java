package dev.plumbline.device;

import java.io.IOException;

/** The description isn't JSON of the documented shape, or is beyond the reader's limits. */
public final class DescriptionException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long offsetBytes;

  DescriptionException(long offsetBytes, String reason) {
    super(reason);
    this.offsetBytes = offsetBytes;
  }

  /** Where, from the start of the JSON text. */
  public long offsetBytes() {
    return offsetBytes;
  }
}
