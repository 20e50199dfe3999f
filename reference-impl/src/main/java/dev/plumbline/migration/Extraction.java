package dev.plumbline.migration;

import dev.plumbline.io.PublishedFile;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes each block of a file as a sparse file of its own into a directory. */
public final class Extraction {

  /**
   * One block and the file it goes to.
   *
   * @param block the block
   * @param target the file; null content stays a hole
   */
  public record Target(RamBlock block, Path target) {}

  private Extraction() {}

  /**
   * Which block goes where.
   *
   * @param model what the file holds
   * @param directory where the files go
   * @return a target for each block that is in the file; not for those that {@code x-ignore-shared}
   *     left out
   */
  public static List<Target> plan(StreamModel model, Path directory) {
    List<Target> targets = new ArrayList<>();
    for (RamBlock block : model.blocks()) {
      if (!block.isIgnored()) {
        targets.add(new Target(block, directory.resolve(BlockFileNames.of(block))));
      }
    }
    return targets;
  }

  /** Bytes that {@link #extract} will report as progress. */
  public static long totalBytes(MigrationFile file, List<Target> targets) throws IOException {
    long[] sum = new long[1];
    for (Target target : targets) {
      file.content(target.block()).forEachRun((inBlock, inFile, length) -> sum[0] += length);
    }
    return sum[0];
  }

  /**
   * Extracts the blocks, one after the other. Each file appears whole under its name or not at all,
   * mode 0600, synced; what was there is replaced only then. Symbolic links are replaced, not
   * followed.
   *
   * @param file a complete file
   * @param threads how many copy at once
   * @throws IOException when reading or writing fails; blocks finished before stay
   */
  public static void extract(
      MigrationFile file, List<Target> targets, int threads, Progress progress) throws IOException {
    Objects.requireNonNull(file.model());
    for (Target target : targets) {
      RamBlock block = target.block();
      try (PublishedFile published = PublishedFile.begin(target.target())) {
        published.file().truncate(block.usedLengthBytes());
        RunCopier.copy(
            file.file(),
            file.content(block),
            published.file(),
            block.pageSizeBytes(),
            threads,
            progress);
        published.publish();
      }
    }
  }
}
