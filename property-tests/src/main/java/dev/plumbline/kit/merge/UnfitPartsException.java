package dev.plumbline.kit.merge;

/** Results that aren't the parts of one run, or not all of them. The message says which and why. */
public final class UnfitPartsException extends Exception {

  /** With what is to be said. */
  public UnfitPartsException(String message) {
    super(message);
  }
}
