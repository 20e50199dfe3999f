package dev.plumbline.badsample.format;

import dev.plumbline.badsample.io.KnowsTheFormat;

/** A vocabulary that knows the port. */
public final class KnowsAFile {

  private KnowsAFile() {}

  static void call() {
    KnowsTheFormat.exist();
  }
}
