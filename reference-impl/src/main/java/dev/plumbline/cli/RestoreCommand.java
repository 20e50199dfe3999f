package dev.plumbline.cli;

import dev.plumbline.format.Quoted;
import dev.plumbline.io.DirectIo;
import dev.plumbline.migration.Extraction;
import dev.plumbline.migration.Loader;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline restore}. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Writes the RAM blocks of a migration file as raw, sparse files.")
final class RestoreCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "a migration file or libvirt save image")
  private Path path = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "directory for one file per block, created if missing; names are made safe")
  private @Nullable Path directory;

  @Option(
      names = "--block",
      paramLabel = "NAME=RAMFILE",
      description =
          "only this block, into this file; again for each block. It is created if missing;"
              + " an existing one must have the block's size and is overwritten in place.")
  private List<String> blocks = List.of();

  @Mixin private ChannelOptions channels = new ChannelOptions(8, DirectIo.OFF);

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Mixin private FileOptions options = new FileOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    channels.check(spec);
    if ((directory == null) == blocks.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "give either --to DIR or --block NAME=RAMFILE");
    }
    Console console = new Console(spec);
    try (MigrationFile file = options.open(path)) {
      if (!SoundFile.check(console, path, file, "restored")) {
        return ExitCodes.FINDING;
      }
      return restore(console, file);
    }
  }

  private Integer restore(Console console, MigrationFile file) throws IOException {
    List<Extraction.Target> targets;
    if (directory == null) {
      try {
        targets = BlockArguments.targets(blocks, file);
      } catch (BlockArguments.Mismatch e) {
        throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
      }
    } else {
      targets = intoDirectory(console, Objects.requireNonNull(file.model()), directory);
    }
    String notice;
    try (ProgressBar progress =
        ProgressBar.of(console, "restoring", Extraction.totalBytes(file, targets))) {
      Loader.Options how = Loader.Options.of(channels.channels(), channels.directIo());
      notice = Extraction.extract(file, targets, how, progress);
    }
    if (notice != null) {
      console.err().println("plumbline: " + Console.oneLine(notice));
    }
    if (json) {
      printJson(console, targets);
    } else {
      for (Extraction.Target target : targets) {
        console
            .out()
            .println(
                Quoted.bare(target.block().name())
                    + " -> "
                    + Console.name(target.target())
                    + " ("
                    + Sizes.of(target.block().usedLengthBytes())
                    + ")");
      }
    }
    return ExitCodes.FINE;
  }

  private List<Extraction.Target> intoDirectory(Console console, StreamModel model, Path directory)
      throws IOException {
    if (!Files.isDirectory(directory)) {
      if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw new NotDirectoryException(directory.toString());
      }
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    for (RamBlock block : model.blocks()) {
      if (model.isLeftOut(block)) {
        console
            .err()
            .println(
                Console.name(path)
                    + ": block "
                    + Quoted.of(block.name())
                    + " is not in the file (x-ignore-shared)");
      }
    }
    return Extraction.plan(model, directory);
  }

  private static void printJson(Console console, List<Extraction.Target> targets)
      throws IOException {
    Json.print(
        console.out(),
        j -> {
          j.writeArrayFieldStart("blocks");
          for (Extraction.Target target : targets) {
            j.writeStartObject();
            j.writeStringField("name", target.block().name());
            j.writeStringField("file", target.target().toString());
            j.writeNumberField("usedLength", target.block().usedLengthBytes());
            j.writeEndObject();
          }
          j.writeEndArray();
        });
  }
}
