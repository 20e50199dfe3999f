package dev.plumbline.faults.sweep;

import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.io.Disk;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Something that a program does on a disk, and what must be true of the disk afterwards. */
public interface Operation {

  /** A disk as it is before. */
  FaultyDisk prepare();

  /**
   * Does it.
   *
   * @param disk the disk that was prepared, or one that goes through to it
   * @throws IOException when it fails and says so
   */
  void run(Disk disk) throws IOException;

  /** Whether a file is one that it makes, and none that it leaves behind. */
  boolean isResult(Path path);

  /**
   * What is wrong with a disk on which it was done.
   *
   * @param disk nothing goes wrong on it any more
   * @param ending how it ended
   * @param honest whether every fault was one that the program was told of; a disk that lies may do
   *     harm that nobody can prevent
   * @return a sentence, or null when all is as it must be
   */
  @Nullable String violation(FaultyDisk disk, Ending ending, boolean honest);
}
