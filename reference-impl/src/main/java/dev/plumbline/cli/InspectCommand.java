package dev.plumbline.cli;

import dev.plumbline.migration.MigrationFile;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline inspect}. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description =
        "Shows what is in a migration file: form, machine, blocks, sections, device state.")
final class InspectCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "a migration file or libvirt save image")
  private Path path = Path.of("");

  @Option(names = "--devices", description = "decode the device state")
  private boolean devices;

  @Option(names = "--hash", description = "SHA-256 of each block's restored content")
  private boolean hash;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Mixin private FileOptions options = new FileOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    try (MigrationFile file = options.open(path)) {
      boolean hashing = hash && file.isComplete();
      List<BlockInfo> blocks;
      try (ProgressBar progress =
          hashing ? ProgressBar.of(console, "hashing", ramBytes(file)) : ProgressBar.none()) {
        blocks = BlockInfo.of(file, hashing, progress);
      }
      if (json) {
        InspectJson.print(console, path, file, blocks, devices);
      } else if (file.model() != null) {
        InspectTree.print(console, path, file, blocks, devices);
      }
      console.complain(path, file.findings());
      if (hash && !hashing) {
        console
            .err()
            .println(Console.name(path) + ": not hashed: the file is damaged or incomplete");
      }
      return file.findings().hasErrors() ? ExitCodes.FINDING : ExitCodes.FINE;
    }
  }

  private static long ramBytes(MigrationFile file) {
    StreamModel model = file.model();
    return model == null ? 0 : model.blocks().stream().mapToLong(RamBlock::usedLengthBytes).sum();
  }
}
