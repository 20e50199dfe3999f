package dev.plumbline.bench.gate;

import java.io.IOException;

/** A fixed piece of work that says how fast the machine is just now. */
@FunctionalInterface
public interface Calibration {

  /**
   * How long it took.
   *
   * @param cpuSeconds work for one processor
   * @param diskSeconds writing and syncing
   */
  record Reading(double cpuSeconds, double diskSeconds) {}

  /**
   * Does the work.
   *
   * @throws IOException when the disk fails
   */
  Reading read() throws IOException;
}
