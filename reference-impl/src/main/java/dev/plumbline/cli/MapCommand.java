package dev.plumbline.cli;

import dev.plumbline.format.Finding;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PublishedFile;
import dev.plumbline.map.FileMap;
import dev.plumbline.map.Picture;
import dev.plumbline.migration.MigrationFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline map}. */
@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    description = "Draws a picture of a migration file: regions, holes, pages by kind, to scale.")
final class MapCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "a migration file or libvirt save image")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT.svg|png",
      description = "the picture, SVG or PNG by its name; a regular file there is replaced")
  private Path output = Path.of("");

  @Mixin private FileOptions options = new FileOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    boolean png = isPng();
    try (MigrationFile migration = options.open(file)) {
      checkOutput();
      FileMap map;
      // Begun before the scan: what can't be written is said at once.
      try (PublishedFile target = PublishedFile.begin(output)) {
        map = FileMap.of(migration);
        Picture picture = new Picture(map);
        byte[] bytes = png ? picture.png() : picture.svg();
        FullTransfers.writeFully(target.file(), ByteBuffer.wrap(bytes), 0);
        target.publish();
      }
      return verdict(migration, map);
    }
  }

  private boolean isPng() {
    String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".svg") && !name.endsWith(".png")) {
      throw usage("the picture's name must end in .svg or .png: " + Console.name(output));
    }
    return name.endsWith(".png");
  }

  private void checkOutput() throws IOException {
    Path directory = output.toAbsolutePath().getParent();
    if (directory != null && !Files.exists(directory)) {
      throw new NoSuchFileException(directory.toString());
    }
    if (directory != null && !Files.isDirectory(directory)) {
      throw new FileSystemException(directory.toString(), null, "is not a directory");
    }
    if (Files.exists(output) && Files.isSameFile(file, output)) {
      throw usage("the picture would replace the migration file: " + Console.name(output));
    }
  }

  private int verdict(MigrationFile migration, FileMap map) {
    Console console = new Console(spec);
    Finding error = migration.findings().firstError();
    if (error != null) {
      console.err().println(Console.name(file) + ": " + console.line(error));
      return ExitCodes.FINDING;
    }
    if (map.lostBytes() > 0) {
      console
          .err()
          .println(
              Console.name(file)
                  + ": "
                  + map.lostBytes()
                  + " bytes of set pages lie in holes of the file: likely lost data");
      return ExitCodes.FINDING;
    }
    return ExitCodes.FINE;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
