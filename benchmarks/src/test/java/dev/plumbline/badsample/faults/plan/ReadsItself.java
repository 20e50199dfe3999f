package dev.plumbline.badsample.faults.plan;

import java.nio.file.Path;

/** A plan that knows which file it came from. */
public final class ReadsItself {

  private ReadsItself() {}

  static boolean isThere(Path file) {
    return file.toFile().exists();
  }
}
