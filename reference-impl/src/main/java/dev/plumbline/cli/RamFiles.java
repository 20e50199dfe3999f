package dev.plumbline.cli;

import dev.plumbline.format.Quoted;
import dev.plumbline.io.PublishedFile;
import dev.plumbline.migration.Loader;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.migration.RamFile;
import dev.plumbline.multifd.LoadTarget;
import dev.plumbline.multifd.RamSource;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The RAM of a save: files named on the command line, and blocks of the file it is to be like. */
final class RamFiles implements Closeable {

  private static final int CHANNELS = 2;

  private final SequencedMap<String, RamSource> sources = new LinkedHashMap<>();
  private final Deque<Closeable> open = new ArrayDeque<>();

  /**
   * Opens the RAM of all blocks.
   *
   * @param arguments each {@code NAME=RAMFILE}
   * @param like gives the order of blocks, and the content of those that are not named; or null
   * @param target where the save goes, which must be none of the RAM files
   * @throws BlockArguments.Mismatch when the arguments don't fit together
   * @throws IOException when a file can't be read
   */
  static RamFiles open(
      List<String> arguments, @Nullable MigrationFile like, int pageSizeBytes, Path target)
      throws IOException {
    Map<String, Path> named = BlockArguments.parse(arguments);
    RamFiles files = new RamFiles();
    try {
      if (like == null) {
        if (named.isEmpty()) {
          throw new BlockArguments.Mismatch(
              "nothing to save: no --block NAME=RAMFILE, and no --like FILE");
        }
        for (Map.Entry<String, Path> entry : named.entrySet()) {
          files.add(entry.getKey(), entry.getValue(), -1, pageSizeBytes, target);
        }
      } else {
        files.addLike(named, like, pageSizeBytes, target);
      }
      return files;
    } catch (IOException | RuntimeException e) {
      files.close();
      throw e;
    }
  }

  /**
   * Whether blocks of the other file are taken from there, because they are not named.
   *
   * @throws BlockArguments.Mismatch when the arguments make no sense
   */
  static boolean takesBlocksOf(MigrationFile like, List<String> arguments)
      throws BlockArguments.Mismatch {
    Map<String, Path> named = BlockArguments.parse(arguments);
    StreamModel model = like.model();
    return model != null && model.blocks().stream().anyMatch(b -> !named.containsKey(b.name()));
  }

  /** The RAM by block name, in the file's order. */
  SequencedMap<String, RamSource> sources() {
    return sources;
  }

  /** The blocks' lengths together. */
  long totalBytes() {
    return sources.values().stream().mapToLong(RamSource::lengthBytes).sum();
  }

  private void addLike(Map<String, Path> named, MigrationFile like, int pageSizeBytes, Path target)
      throws IOException {
    StreamModel model = Objects.requireNonNull(like.model());
    BlockArguments.requireKnown(named.keySet(), like);
    for (RamBlock block : model.blocks()) {
      Path path = named.get(block.name());
      if (path != null) {
        add(block.name(), path, block.usedLengthBytes(), pageSizeBytes, target);
      } else if (model.isLeftOut(block)) {
        throw new BlockArguments.Mismatch(
            "block "
                + Quoted.of(block.name())
                + " is not in "
                + like.file().path()
                + " (x-ignore-shared): name its RAM with --block");
      } else {
        sources.put(block.name(), extracted(like, block, target));
      }
    }
  }

  private void add(String name, Path path, long expectedBytes, int pageSizeBytes, Path target)
      throws IOException {
    RamFile ram = RamFile.open(path);
    open.push(ram);
    long length = ram.lengthBytes();
    if (expectedBytes >= 0 && length != expectedBytes) {
      throw new BlockArguments.Mismatch(
          path + " has " + length + " bytes, block " + Quoted.of(name) + " has " + expectedBytes);
    }
    if (length == 0 || length % pageSizeBytes != 0) {
      throw new BlockArguments.Mismatch(
          path + " has " + length + " bytes: not a number of pages of " + pageSizeBytes);
    }
    if (Files.exists(target) && Files.isSameFile(path, target)) {
      throw new BlockArguments.Mismatch(
          path + " is both the RAM of a block and where the save goes");
    }
    sources.put(name, ram);
  }

  /** Beside the target, where there is room for it anyway; but not among devices. */
  private static Path scratchPlace(Path target) {
    return Files.exists(target) && !Files.isRegularFile(target)
        ? Path.of(System.getProperty("java.io.tmpdir"), "plumbline")
        : target;
  }

  /** A block of the other file, in a temporary file beside the target that nobody else sees. */
  private RamFile extracted(MigrationFile like, RamBlock block, Path target) throws IOException {
    PublishedFile scratch = PublishedFile.begin(scratchPlace(target));
    open.push(scratch);
    scratch.file().truncate(block.usedLengthBytes());
    LoadTarget load = Loader.target(block, scratch.file(), null);
    Loader.load(like, block, load, Loader.Options.buffered(CHANNELS), Progress.NONE);
    RamFile ram = RamFile.open(scratch.file().path());
    open.push(ram);
    return ram;
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
