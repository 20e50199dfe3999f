package dev.plumbline.cli;

import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a command asks of a file whose RAM it takes: lost pages would be taken for zeros, and nobody
 * would know.
 */
final class SoundFile {

  private SoundFile() {}

  /**
   * Verifies a file and complains when it isn't whole.
   *
   * @param undone what is not done with it then, such as "restored"
   * @return whether it is whole
   * @throws IOException when the file can't be read
   */
  static boolean check(Console console, Path path, MigrationFile file, String undone)
      throws IOException {
    Verifier.verify(file, false, Progress.NONE);
    if (file.isComplete()) {
      return true;
    }
    console.complain(path, file.findings());
    console
        .err()
        .println(Console.name(path) + ": not " + undone + ": the file is damaged or incomplete");
    return false;
  }
}
