package dev.plumbline.faults.fuse.backing;

import org.jspecify.annotations.Nullable;

/** A file or directory that changes are remembered of; held open as long as any is. */
final class Subject {

  private final Node.Key key;
  private final int descriptor;
  private @Nullable Platter platter;

  /**
   * Remembers something.
   *
   * @param descriptor a file's for reading and writing, a directory's for looking names up
   */
  Subject(Node.Key key, int descriptor) {
    this.key = key;
    this.descriptor = descriptor;
  }

  Node.Key key() {
    return key;
  }

  int descriptor() {
    return descriptor;
  }

  /** What the platter has where it differs for good from what programs see, or null. */
  @Nullable Platter platter() {
    return platter;
  }

  /** The same, made if there is none. */
  Platter ownPlatter() {
    Platter own = platter;
    if (own == null) {
      own = new Platter();
      platter = own;
    }
    return own;
  }
}
