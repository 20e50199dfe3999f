package dev.plumbline.bench.path;

import java.nio.file.Path;

/**
 * The work that contenders share.
 *
 * @param operation what to do
 * @param ram a RAM file: to be saved, or to be made by a restore
 * @param ramBytes its length
 * @param file the migration file: to be made by a save, or to be restored
 */
record Task(Operation operation, Path ram, long ramBytes, Path file) {

  /** What the one block is called. */
  static final String BLOCK = "m0";
}
