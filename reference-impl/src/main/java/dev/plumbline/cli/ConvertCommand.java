package dev.plumbline.cli;

import dev.plumbline.convert.Conversion;
import dev.plumbline.convert.Wrapper;
import dev.plumbline.format.Quoted;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.Form;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code plumbline convert}. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description =
        "Writes a migration file in the other form, device state untouched: mapped-ram for loading"
            + " by several channels, stream for a QEMU before 9.0.")
final class ConvertCommand implements Callable<Integer> {

  private static final String KEEP = "keep";
  private static final String STRIP = "strip";

  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "a migration file or libvirt save image; it is only read")
  private Path in = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "the new file, which appears whole or not at all; a regular file is replaced")
  private Path out = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "mapped-ram|stream",
      converter = FormConverter.class,
      description = "the form of OUT; that of IN rewrites it")
  private Form form = Form.MAPPED_RAM;

  @Option(
      names = "--libvirt",
      paramLabel = "keep|strip|FILE",
      description =
          "a libvirt header around the stream: as IN has it (the default), none, or header and XML"
              + " of another libvirt save image")
  private String libvirt = KEEP;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Mixin private FileOptions options = new FileOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    refuseSame("IN", in);
    try (MigrationFile file = options.open(in)) {
      if (!SoundFile.check(console, in, file, "converted")) {
        return ExitCodes.FINDING;
      }
      return switch (libvirt) {
        case KEEP -> convert(console, file, Wrapper.of(file));
        case STRIP -> convert(console, file, Wrapper.NONE);
        default -> convertLike(console, file, path(libvirt));
      };
    }
  }

  private Integer convertLike(Console console, MigrationFile file, Path example)
      throws IOException {
    refuseSame("--libvirt's file", example);
    try (MigrationFile image = MigrationFile.open(example, -1, BitmapOrder.LITTLE)) {
      if (image.saveImage() == null) {
        console.err().println(Console.name(example) + ": not used: no whole libvirt save image");
        return ExitCodes.FINDING;
      }
      return convert(console, file, Wrapper.of(image));
    }
  }

  private Integer convert(Console console, MigrationFile file, Wrapper wrapper) throws IOException {
    Conversion.Result result;
    try (ProgressBar progress =
        ProgressBar.of(console, "converting", Conversion.totalBytes(file))) {
      result = Conversion.convert(file, form, wrapper, out, progress);
    } catch (Conversion.UnfitException e) {
      console.err().println(Console.oneLine(String.valueOf(e.getMessage())));
      return ExitCodes.FINDING;
    }
    if (json) {
      printJson(console, file, wrapper, result);
    } else {
      console
          .out()
          .println(
              Console.name(out)
                  + ": "
                  + form.word()
                  + (wrapper.example() == null ? "" : " in a libvirt save image")
                  + ", "
                  + Sizes.of(Conversion.totalBytes(file))
                  + " of RAM, "
                  + result.dataPages()
                  + " of "
                  + result.pages()
                  + " pages with data");
    }
    return ExitCodes.FINE;
  }

  private void printJson(
      Console console, MigrationFile file, Wrapper wrapper, Conversion.Result result)
      throws IOException {
    Json.print(
        console.out(),
        j -> {
          j.writeStringField("file", out.toString());
          j.writeStringField("form", form.word());
          j.writeStringField(
              "libvirt", wrapper.example() == null ? null : Wrapper.format(form).word());
          j.writeNumberField("streamOffset", result.streamOffsetBytes());
          j.writeNumberField("fileSize", result.endBytes());
          j.writeNumberField("pages", result.pages());
          j.writeNumberField("setPages", result.dataPages());
          j.writeArrayFieldStart("blocks");
          for (RamBlock block : Objects.requireNonNull(file.model()).blocks()) {
            j.writeStartObject();
            j.writeStringField("name", block.name());
            j.writeNumberField("usedLength", block.usedLengthBytes());
            j.writeEndObject();
          }
          j.writeEndArray();
        });
  }

  private void refuseSame(String what, Path path) throws IOException {
    if (Files.exists(out) && Files.exists(path) && Files.isSameFile(path, out)) {
      throw new ParameterException(
          spec.commandLine(), Console.name(path) + " is both " + what + " and OUT");
    }
  }

  private Path path(String text) {
    try {
      return Main.path(text);
    } catch (TypeConversionException e) {
      throw new ParameterException(
          spec.commandLine(), "--libvirt " + Quoted.of(text) + ": " + e.getMessage(), e);
    }
  }

  static final class FormConverter implements ITypeConverter<Form> {
    @Override
    public Form convert(String text) {
      for (Form form : Form.values()) {
        if (form.word().equals(text)) {
          return form;
        }
      }
      throw new TypeConversionException("'" + text + "' is neither mapped-ram nor stream");
    }
  }
}
