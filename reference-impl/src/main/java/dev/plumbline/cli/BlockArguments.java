package dev.plumbline.cli;

import dev.plumbline.format.Quoted;
import dev.plumbline.migration.Extraction;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.RamFile;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@code --block NAME=RAMFILE} arguments. */
final class BlockArguments {

  private static final int MAX_NAME_BYTES = 255;

  /** What was named on the command line doesn't fit together. */
  static final class Mismatch extends IOException {
    private static final long serialVersionUID = 1L;

    Mismatch(String message) {
      super(message);
    }
  }

  private BlockArguments() {}

  /** RAM files by block name, in the order given. */
  static Map<String, Path> parse(List<String> arguments) throws Mismatch {
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

  /** Checks that blocks exist in a file. */
  static void requireKnown(Set<String> names, MigrationFile file) throws Mismatch {
    List<RamBlock> blocks = Objects.requireNonNull(file.model()).blocks();
    for (String name : names) {
      if (blocks.stream().noneMatch(b -> b.name().equals(name))) {
        throw new Mismatch(
            "--block "
                + Quoted.of(name)
                + ": no such block in "
                + file.file().path()
                + "; it has "
                + String.join(", ", blocks.stream().map(b -> Quoted.of(b.name())).toList()));
      }
    }
  }

  /**
   * Where the named blocks are restored to; checked before anything is written.
   *
   * @throws Mismatch when a block is unknown or left out of the file, or a RAM file has another
   *     length than its block
   */
  static List<Extraction.Target> targets(List<String> arguments, MigrationFile file)
      throws IOException {
    Map<String, Path> named = parse(arguments);
    requireKnown(named.keySet(), file);
    List<Extraction.Target> targets = new ArrayList<>();
    for (RamBlock block : Objects.requireNonNull(file.model()).blocks()) {
      Path path = named.get(block.name());
      if (path != null) {
        targets.add(target(block, path, file));
      }
    }
    return targets;
  }

  private static Extraction.Target target(RamBlock block, Path path, MigrationFile file)
      throws IOException {
    if (Objects.requireNonNull(file.model()).isLeftOut(block)) {
      throw new Mismatch(
          "--block " + Quoted.of(block.name()) + ": not in the file (x-ignore-shared)");
    }
    boolean exists = Files.exists(path);
    if (exists) {
      if (Files.isSameFile(path, file.file().path())) {
        throw new Mismatch(path + " is both the migration file and a block's RAM file");
      }
      long length = length(path);
      if (length != block.usedLengthBytes()) {
        throw new Mismatch(
            path
                + " has "
                + length
                + " bytes, block "
                + Quoted.of(block.name())
                + " has "
                + block.usedLengthBytes());
      }
    }
    return new Extraction.Target(block, path, exists);
  }

  private static long length(Path path) throws IOException {
    try (RamFile ram = RamFile.open(path)) {
      return ram.lengthBytes();
    }
  }
}
