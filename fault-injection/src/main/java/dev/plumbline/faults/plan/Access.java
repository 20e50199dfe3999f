package dev.plumbline.faults.plan;

/** Through which descriptors a rule's calls go. */
public enum Access {
  /** Through any. */
  ANY,
  /** Opened, or being opened, with {@code O_DIRECT}. */
  DIRECT,
  /** Opened without. */
  BUFFERED;

  /** Whether a descriptor is meant. */
  public boolean admits(boolean direct) {
    return switch (this) {
      case ANY -> true;
      case DIRECT -> direct;
      case BUFFERED -> !direct;
    };
  }
}
