package dev.plumbline.badsample.ram;

import dev.plumbline.badsample.io.KnowsTheFormat;
import java.nio.file.Path;

/** RAM that is read from a file, through the port and beside it. */
public final class ReadsAFile {

  private ReadsAFile() {}

  static void call() {
    KnowsTheFormat.exist();
  }

  static long size(Path file) {
    return file.toFile().length();
  }
}
