package dev.plumbline.bench.path;

import java.io.IOException;

/** Somebody who can do the task that is measured. */
interface Contender {

  /** What it is called in the table. */
  String name();

  /** Does the task once, on fresh files. */
  Sample run() throws IOException, InterruptedException;
}
