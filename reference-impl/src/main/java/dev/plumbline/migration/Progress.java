package dev.plumbline.migration;

/** Told how far a long operation is. Called from several threads. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress NONE = bytes -> {};

  /**
   * More bytes were done.
   *
   * @param bytes since the last call
   */
  void advance(long bytes);
}
