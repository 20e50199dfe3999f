package dev.plumbline.cli;

import dev.plumbline.format.Quoted;
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

  private static final int MAX_CHANNELS = 255;

  @Parameters(paramLabel = "FILE", description = "a migration file or libvirt save image")
  private Path path = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "directory for one file per block, created if missing; names are made safe")
  private Path directory = Path.of("");

  @Option(
      names = "--channels",
      paramLabel = "N",
      defaultValue = "2",
      description = "how many threads copy at once, 1 to 255 (default: ${DEFAULT-VALUE})")
  private int channels;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Mixin private FileOptions options = new FileOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new ParameterException(
          spec.commandLine(), "--channels is 1 to " + MAX_CHANNELS + ", not " + channels);
    }
    Console console = new Console(spec);
    try (MigrationFile file = options.open(path)) {
      if (!file.isComplete()) {
        console.complain(path, file.findings());
        console
            .err()
            .println(Console.name(path) + ": not restored: the file is damaged or incomplete");
        return ExitCodes.FINDING;
      }
      return restore(console, file);
    }
  }

  private Integer restore(Console console, MigrationFile file) throws IOException {
    StreamModel model = Objects.requireNonNull(file.model());
    if (!Files.isDirectory(directory)) {
      if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw new NotDirectoryException(directory.toString());
      }
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    List<Extraction.Target> targets = Extraction.plan(model, directory);
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
    try (ProgressBar progress =
        ProgressBar.of(console, "restoring", Extraction.totalBytes(file, targets))) {
      Extraction.extract(file, targets, Loader.Options.buffered(channels), progress);
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
