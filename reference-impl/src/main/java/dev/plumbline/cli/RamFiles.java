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
import java.nio.charset.StandardCharsets;
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

  private static final int MAX_NAME_BYTES = 255;
  private static final int CHANNELS = 2;

  /** What was named on the command line doesn't fit together. */
  static final class Mismatch extends IOException {
    private static final long serialVersionUID = 1L;

    private Mismatch(String message) {
      super(message);
    }
  }

  private final SequencedMap<String, RamSource> sources = new LinkedHashMap<>();
  private final Deque<Closeable> open = new ArrayDeque<>();

  /**
   * Opens the RAM of all blocks.
   *
   * @param arguments each {@code NAME=RAMFILE}
   * @param like gives the order of blocks, and the content of those that are not named; or null
   * @param target where the save goes, which must be none of the RAM files
   * @throws Mismatch when the arguments don't fit together
   * @throws IOException when a file can't be read
   */
  static RamFiles open(
      List<String> arguments, @Nullable MigrationFile like, int pageSizeBytes, Path target)
      throws IOException {
    Map<String, Path> named = named(arguments);
    RamFiles files = new RamFiles();
    try {
      if (like == null) {
        if (named.isEmpty()) {
          throw new Mismatch("nothing to save: no --block NAME=RAMFILE, and no --like FILE");
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
    List<RamBlock> blocks = model.blocks();
    for (String name : named.keySet()) {
      if (blocks.stream().noneMatch(b -> b.name().equals(name))) {
        throw new Mismatch(
            "--block "
                + Quoted.of(name)
                + ": no such block in "
                + like.file().path()
                + "; it has "
                + String.join(", ", blocks.stream().map(b -> Quoted.of(b.name())).toList()));
      }
    }
    for (RamBlock block : blocks) {
      Path path = named.get(block.name());
      if (path != null) {
        add(block.name(), path, block.usedLengthBytes(), pageSizeBytes, target);
      } else if (model.isLeftOut(block)) {
        throw new Mismatch(
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
      throw new Mismatch(
          path + " has " + length + " bytes, block " + Quoted.of(name) + " has " + expectedBytes);
    }
    if (length == 0 || length % pageSizeBytes != 0) {
      throw new Mismatch(
          path + " has " + length + " bytes: not a number of pages of " + pageSizeBytes);
    }
    if (Files.exists(target) && Files.isSameFile(path, target)) {
      throw new Mismatch(path + " is both the RAM of a block and where the save goes");
    }
    sources.put(name, ram);
  }

  /** A block of the other file, in a temporary file beside the target that nobody else sees. */
  private RamFile extracted(MigrationFile like, RamBlock block, Path target) throws IOException {
    PublishedFile scratch = PublishedFile.begin(target);
    open.push(scratch);
    scratch.file().truncate(block.usedLengthBytes());
    LoadTarget load =
        new LoadTarget(
            block.name(),
            scratch.file(),
            Math.toIntExact(block.pageSizeBytes()),
            block.usedLengthBytes(),
            null);
    Loader.load(like, block, load, Loader.Options.buffered(CHANNELS), Progress.NONE);
    RamFile ram = RamFile.open(scratch.file().path());
    open.push(ram);
    return ram;
  }

  private static Map<String, Path> named(List<String> arguments) throws Mismatch {
    Map<String, Path> named = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? "" : argument.substring(0, equals);
      if (name.isEmpty() || equals == argument.length() - 1) {
        throw new Mismatch("--block " + Quoted.of(argument) + ": expected NAME=RAMFILE");
      }
      if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES
          || name.chars().anyMatch(c -> c == 0 || c > 0xff)) {
        throw new Mismatch(
            "--block " + Quoted.of(name) + ": a name is 1 to " + MAX_NAME_BYTES + " bytes");
      }
      if (named.put(name, Path.of(argument.substring(equals + 1))) != null) {
        throw new Mismatch("--block " + Quoted.of(name) + " is given twice");
      }
    }
    return named;
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
