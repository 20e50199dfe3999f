package dev.plumbline.cli;

import dev.plumbline.format.Quoted;
import dev.plumbline.format.Rule;
import dev.plumbline.io.DirectIo;
import dev.plumbline.migration.FileUri;
import dev.plumbline.migration.Frame;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.migration.SaveTarget;
import dev.plumbline.migration.Saver;
import dev.plumbline.multifd.LiveRam;
import dev.plumbline.multifd.RamSource;
import dev.plumbline.multifd.RequestPolicy;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline save}. */
@Command(
    name = "save",
    mixinStandardHelpOptions = true,
    description = "Writes a mapped-ram file from raw RAM files.")
final class SaveCommand implements Callable<Integer> {

  private static final int PAGE_SIZE_BYTES = 4096;
  private static final int MAX_MACHINE_BYTES = 255;

  @Option(
      names = "--block",
      paramLabel = "NAME=RAMFILE",
      description =
          "a RAM block and the file that holds its RAM; again for each block."
              + " With --like, blocks that are not named are taken from there.")
  private List<String> blocks = List.of();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE[,offset=N]",
      description = "where to; at an offset of an existing file what is before it stays")
  private String to = "";

  @Option(
      names = "--like",
      paramLabel = "FILE[,offset=N]",
      description =
          "take machine, blocks and device state from this file, so that QEMU loads the result;"
              + " the offset is where its stream begins (default: 0, or behind a libvirt header)")
  private @Nullable String like;

  @Option(
      names = "--bitmap-order",
      paramLabel = "little|big",
      converter = FileOptions.OrderConverter.class,
      description = "byte order of the bitmaps in --like's file (default: little)")
  private BitmapOrder bitmapOrder = BitmapOrder.LITTLE;

  @Option(
      names = "--machine",
      paramLabel = "NAME",
      description = "the machine type without --like (default: none)")
  private @Nullable String machine;

  @Option(
      names = "--zero-pages",
      paramLabel = "on|off",
      converter = OnOff.Converter.class,
      description = "leave zero pages out (default: on)")
  private OnOff zeroPages = OnOff.ON;

  @Mixin private ChannelOptions channels = new ChannelOptions(4, DirectIo.AUTO);

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    channels.check(spec);
    if (like != null && machine != null) {
      throw misused("--machine is taken from --like's file; give one of them");
    }
    if (machine != null
        && (machine.isEmpty()
            || machine.length() > MAX_MACHINE_BYTES
            || machine.chars().anyMatch(c -> c > 0xff))) {
      throw misused(
          "--machine " + Quoted.of(machine) + ": a name is 1 to " + MAX_MACHINE_BYTES + " bytes");
    }
    try {
      return like == null
          ? save(console, Frame.bare(machine == null ? "none" : machine, PAGE_SIZE_BYTES), null)
          : saveLike(console, like);
    } catch (BlockArguments.Mismatch e) {
      throw misused(String.valueOf(e.getMessage()));
    }
  }

  private Integer saveLike(Console console, String likeUri) throws IOException {
    FileUri model = uri("--like", likeUri, -1);
    try (MigrationFile file = MigrationFile.open(model.path(), model.offsetBytes(), bitmapOrder)) {
      if (RamFiles.takesBlocksOf(file, blocks)) {
        // Lost pages would be taken for zeros, and nobody would know.
        Verifier.verify(file, false, Progress.NONE);
      }
      if (!file.isComplete()) {
        console.complain(model.path(), file.findings());
        console
            .err()
            .println(Console.name(model.path()) + ": not used: the file is damaged or incomplete");
        if (file.findings().count(Rule.STREAM_MAGIC) > 0) {
          console
              .err()
              .println("plumbline: where its stream begins is said with --like FILE,offset=N");
        }
        return ExitCodes.FINDING;
      }
      return save(console, Frame.of(file), file);
    }
  }

  private FileUri uri(String option, String text, long withoutOffset) {
    try {
      return FileUri.parse(text, withoutOffset);
    } catch (IllegalArgumentException e) {
      throw misused(option + " " + e.getMessage());
    }
  }

  private Integer save(Console console, Frame frame, @Nullable MigrationFile model)
      throws IOException {
    FileUri uri = uri("--to", to, 0);
    if (model != null
        && uri.offsetBytes() > 0
        && Files.exists(uri.path())
        && Files.isSameFile(model.file().path(), uri.path())) {
      // What is behind the offset goes before the save begins; one that fails can't bring it back.
      throw misused(
          Console.name(model.file().path())
              + " is both --like's file and where the save goes in place");
    }
    try (RamFiles ram = RamFiles.open(blocks, model, frame.pageSizeBytes(), uri.path());
        SaveTarget target = SaveTarget.open(uri, channels.directIo());
        ProgressBar progress = ProgressBar.of(console, "saving", ram.totalBytes())) {
      Saver.Result result =
          Saver.save(
              frame,
              ram.sources(),
              target,
              new Saver.Options(channels.channels(), zeroPages == OnOff.ON, RequestPolicy.FAST),
              LiveRam.STILL,
              progress);
      progress.close();
      if (target.notice() != null) {
        console.err().println("plumbline: " + Console.oneLine(target.notice()));
      }
      print(console, uri, ram, result);
    }
    return ExitCodes.FINE;
  }

  private void print(Console console, FileUri uri, RamFiles ram, Saver.Result result)
      throws IOException {
    if (!json) {
      console
          .out()
          .println(
              Console.name(uri.path())
                  + ": "
                  + ram.sources().size()
                  + (ram.sources().size() == 1 ? " block, " : " blocks, ")
                  + Sizes.of(ram.totalBytes())
                  + " of RAM, "
                  + result.dataPages()
                  + " of "
                  + result.pages()
                  + " pages with data");
      console.out().flush();
      return;
    }
    Json.print(
        console.out(),
        j -> {
          j.writeStringField("file", uri.path().toString());
          j.writeNumberField("streamOffset", uri.offsetBytes());
          j.writeNumberField("fileSize", result.endBytes());
          j.writeNumberField("pages", result.pages());
          j.writeNumberField("setPages", result.dataPages());
          j.writeArrayFieldStart("blocks");
          for (var entry : ram.sources().entrySet()) {
            RamSource source = entry.getValue();
            j.writeStartObject();
            j.writeStringField("name", Quoted.bare(entry.getKey()));
            j.writeNumberField("usedLength", source.lengthBytes());
            j.writeEndObject();
          }
          j.writeEndArray();
        });
  }

  private ParameterException misused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
