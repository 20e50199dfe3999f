package dev.plumbline.migration;

import dev.plumbline.io.PositionedFile;
import dev.plumbline.io.PublishedFile;
import dev.plumbline.multifd.LoadTarget;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes each block of a file as a sparse file of its own into a directory. */
public final class Extraction {

  /**
   * One block and the file it goes to.
   *
   * @param block the block
   * @param target the file
   * @param inPlace whether the file exists, has the block's length and is overwritten where it is,
   *     as RAM that others may have mapped must be; otherwise it appears whole or not at all
   */
  public record Target(RamBlock block, Path target, boolean inPlace) {}

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
      if (!model.isLeftOut(block)) {
        targets.add(new Target(block, directory.resolve(BlockFileNames.of(block)), false));
      }
    }
    return targets;
  }

  /** Bytes that {@link #extract} will report as progress. */
  public static long totalBytes(MigrationFile file, List<Target> targets) throws IOException {
    long sum = 0;
    for (Target target : targets) {
      sum += file.contentBytes(target.block());
    }
    return sum;
  }

  /**
   * Extracts the blocks, one after the other, under temporary names. When all are whole and synced,
   * they appear under their own names, mode 0600, in place of what was there. Symbolic links are
   * replaced, not followed.
   *
   * @param file a complete file
   * @param options how to read the file
   * @return why the file was read buffered although direct I/O was wished for, or null
   * @throws IOException when reading or writing fails; what was there is then still there, unless
   *     it was the last step, renaming, that failed
   */
  public static @Nullable String extract(
      MigrationFile file, List<Target> targets, Loader.Options options, Progress progress)
      throws IOException {
    Objects.requireNonNull(file.model());
    for (Target target : targets) {
      // Known before anything is copied, which may take minutes.
      if (!target.inPlace()) {
        PublishedFile.checkReplaceable(file.disk(), target.target());
      }
    }
    String notice = null;
    List<PublishedFile> extracted = new ArrayList<>();
    try (Closeable all = () -> closeAll(extracted)) {
      for (Target target : targets) {
        if (target.inPlace()) {
          notice = overwrite(file, target, options, progress);
          continue;
        }
        PublishedFile published = PublishedFile.begin(file.disk(), target.target());
        extracted.add(published);
        published.file().truncate(target.block().usedLengthBytes());
        LoadTarget load = Loader.target(target.block(), published.file(), null);
        notice = Loader.load(file, target.block(), load, options, progress);
        published.complete();
      }
      for (PublishedFile published : extracted) {
        published.publish();
      }
    }
    return notice;
  }

  private static @Nullable String overwrite(
      MigrationFile file, Target target, Loader.Options options, Progress progress)
      throws IOException {
    try (PositionedFile ram = file.disk().openForUpdate(target.target())) {
      if (ram.sizeBytes() != target.block().usedLengthBytes()) {
        throw new IOException(
            target.target()
                + " has "
                + ram.sizeBytes()
                + " bytes, the block has "
                + target.block().usedLengthBytes());
      }
      LoadTarget load = Loader.target(target.block(), ram, ram::zero);
      String notice = Loader.load(file, target.block(), load, options, progress);
      ram.sync();
      return notice;
    }
  }

  private static void closeAll(List<PublishedFile> files) throws IOException {
    IOException first = null;
    for (PublishedFile file : files) {
      try {
        file.close();
      } catch (IOException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
