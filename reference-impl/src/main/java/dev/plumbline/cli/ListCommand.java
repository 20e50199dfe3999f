package dev.plumbline.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.format.Finding;
import dev.plumbline.format.Quoted;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.migration.SnapshotTree;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "One line for each migration file and libvirt save image in a directory and below: form,"
            + " machine, size, whether it is sound. Reads no page, follows no symbolic link. Exits"
            + " with 1 when one is damaged.")
final class ListCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "where to look")
  private Path directory = Path.of("");

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * What is said of a file.
   *
   * @param form null when no stream can be read in it
   * @param libvirt the image's format, or null for a bare stream
   * @param error what is wrong with it, or null
   */
  private record Entry(
      Path file,
      @Nullable String form,
      String machine,
      long ramBytes,
      long fileBytes,
      @Nullable String libvirt,
      @Nullable Finding error) {}

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(directory) && Files.exists(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    Console console = new Console(spec);
    SnapshotTree tree =
        SnapshotTree.of(Files.isSymbolicLink(directory) ? directory.toRealPath() : directory);
    List<IOException> failures = new ArrayList<>(tree.failures());
    List<Entry> entries = new ArrayList<>();
    for (Path file : tree.files()) {
      try {
        Entry entry = entry(file);
        entries.add(entry);
        if (!json) {
          console.out().println(line(console, entry));
          console.out().flush();
        }
      } catch (IOException e) {
        failures.add(e);
      }
    }
    failures.forEach(e -> Problems.print(console.err(), e));
    if (json) {
      Json.print(console.out(), j -> write(j, entries));
    }
    boolean sound = entries.stream().allMatch(entry -> entry.error() == null);
    return failures.isEmpty()
        ? (sound ? ExitCodes.FINE : ExitCodes.FINDING)
        : ExitCodes.ENVIRONMENT;
  }

  private static Entry entry(Path path) throws IOException {
    try (MigrationFile file = MigrationFile.open(path, -1, BitmapOrder.LITTLE)) {
      Verifier.verify(file, false, Progress.NONE);
      StreamModel model = file.model();
      return new Entry(
          path,
          model == null ? null : model.form().word(),
          model == null ? "" : model.configuration().machine(),
          model == null ? 0 : model.totalRamBytes(),
          file.file().sizeBytes(),
          file.saveImage() == null ? null : file.saveImage().format().word(),
          file.findings().firstError());
    }
  }

  private static String line(Console console, Entry entry) {
    StringBuilder text = new StringBuilder(Console.name(entry.file())).append(": ");
    text.append(entry.form() == null ? "no stream" : entry.form());
    text.append(entry.libvirt() == null ? "" : " in a libvirt save image");
    if (entry.form() != null) {
      text.append(", ").append(Quoted.bare(entry.machine()));
      text.append(", ").append(Sizes.of(entry.ramBytes())).append(" of RAM");
    }
    text.append(", ").append(Sizes.of(entry.fileBytes())).append(", ");
    Finding error = entry.error();
    return error == null
        ? text + console.styled("bold,green", "ok")
        : text + console.styled("bold,red", "damaged") + ": " + error.rule().id();
  }

  private static void write(JsonGenerator j, List<Entry> entries) throws IOException {
    j.writeArrayFieldStart("files");
    for (Entry entry : entries) {
      j.writeStartObject();
      j.writeStringField("file", entry.file().toString());
      j.writeStringField("form", entry.form());
      j.writeStringField("machine", entry.machine());
      j.writeNumberField("ram", entry.ramBytes());
      j.writeNumberField("fileSize", entry.fileBytes());
      j.writeStringField("libvirt", entry.libvirt());
      j.writeBooleanField("ok", entry.error() == null);
      if (entry.error() != null) {
        j.writeFieldName("error");
        Json.finding(j, entry.file().toString(), entry.error());
      }
      j.writeEndObject();
    }
    j.writeEndArray();
  }
}
