package dev.plumbline.bench.gate;

import java.io.IOException;

/** Somebody whose time is taken. */
@FunctionalInterface
public interface Racer {

  /**
   * Does the work once, on fresh files.
   *
   * @return seconds
   * @throws IOException when it fails
   */
  double run() throws IOException;
}
