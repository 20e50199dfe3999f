package dev.plumbline.kit.subject.reference;

import dev.plumbline.io.Disk;
import dev.plumbline.multifd.Crew;

/**
 * What the reference works with.
 *
 * @param disk the migration file, and RAM that is loaded, are on it
 * @param crew runs its channels
 */
record ReferenceMeans(Disk disk, Crew crew) {

  /** The real ones. */
  static final ReferenceMeans REAL = new ReferenceMeans(Disk.REAL, Crew.THREADS);
}
