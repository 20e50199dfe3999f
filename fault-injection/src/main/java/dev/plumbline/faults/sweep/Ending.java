package dev.plumbline.faults.sweep;

/** How something ended that a program did on a disk. */
public enum Ending {
  /** It reported success. */
  DONE,
  /** It reported an error. */
  FAILED,
  /** The power failed while it was at it. */
  CUT,
  /** The power failed after it had reported success. */
  CUT_AFTER_DONE
}
