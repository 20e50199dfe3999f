package dev.plumbline.kit.subject;

import java.io.IOException;
import java.nio.file.Path;

/** An implementation under test. */
public interface Subject {

  /** What it is called in reports. */
  String name();

  /** Which version of it this is. */
  String version();

  /**
   * Reads a whole file and restores its blocks below a directory.
   *
   * @param file a migration file
   * @param streamOffsetBytes where its stream begins, or -1 when the subject must find out
   * @param directory an empty directory to restore into
   * @throws IOException when the environment fails, not the file
   */
  Reading read(Path file, long streamOffsetBytes, Path directory) throws IOException;
}
