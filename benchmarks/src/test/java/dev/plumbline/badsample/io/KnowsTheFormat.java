package dev.plumbline.badsample.io;

import dev.plumbline.badsample.mappedram.KnowsAFile;

/** A port that knows what is in the file; with the layout, a cycle. */
public final class KnowsTheFormat {

  private KnowsTheFormat() {}

  /** Exists to be called. */
  public static void exist() {}

  static void call() {
    KnowsAFile.exist();
  }
}
