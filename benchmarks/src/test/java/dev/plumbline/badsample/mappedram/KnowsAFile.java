package dev.plumbline.badsample.mappedram;

import dev.plumbline.badsample.io.KnowsTheFormat;

/** A layout that knows the port. */
public final class KnowsAFile {

  private KnowsAFile() {}

  /** Exists to be called. */
  public static void exist() {}

  static void call() {
    KnowsTheFormat.exist();
  }
}
