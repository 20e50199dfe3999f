package dev.plumbline.bench.path;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Somebody who can do the task that is measured. */
interface Contender {

  /** What it is called in results. */
  String name();

  /** How many channels it uses; 0 where that means nothing. */
  default int channels() {
    return 0;
  }

  /** The migration file that a run writes or reads, or null when there is none to look at. */
  default @Nullable Path file() {
    return null;
  }

  /**
   * Counts the requests of one more run, which isn't timed: they are the same in each.
   *
   * @throws IOException when the run fails
   */
  default Requests count() throws IOException {
    return Requests.UNKNOWN;
  }

  /**
   * Does the task once, on fresh files.
   *
   * @throws IOException when it fails
   */
  Sample run() throws IOException;
}
