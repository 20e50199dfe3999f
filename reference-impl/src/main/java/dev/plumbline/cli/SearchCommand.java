package dev.plumbline.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.format.Quoted;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.search.BlockSearch;
import dev.plumbline.search.Match;
import dev.plumbline.search.Needle;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline search}. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description =
        "Looks for a pattern in guest RAM: block, offset in it and what is around. Exits with 0"
            + " when it is there, with 1 when it is not, or the file is damaged.")
final class SearchCommand implements Callable<Integer> {

  private static final int SHOWN_BYTES = 64;

  @Parameters(index = "0", paramLabel = "FILE", description = "a migration file or save image")
  private Path path = Path.of("");

  @Parameters(index = "1", paramLabel = "PATTERN", description = "what to look for")
  private String pattern = "";

  @ArgGroup private Kind kind = new Kind();

  @Option(
      names = "--max",
      paramLabel = "N",
      description = "stop after so many matches (default: 1000)")
  private long max = 1000;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Mixin private FileOptions options = new FileOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private static final class Kind {
    @Option(names = "--text", description = "PATTERN is text, in UTF-8 (the default)")
    private boolean text;

    @Option(names = "--hex", description = "PATTERN is bytes as hexadecimal digits")
    private boolean hex;

    @Option(
        names = "--regex",
        description = "PATTERN is a regular expression over bytes; matches of up to 4096 bytes")
    private boolean regex;
  }

  /** As many as were asked for are found. */
  private static final class EnoughException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** A command that does something with each match. */
  @FunctionalInterface
  private interface Sink {
    void accept(Match match) throws IOException;
  }

  private long found;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    if (max < 1) {
      throw misused("--max is 1 or more, not " + max);
    }
    Needle needle = needle();
    try (MigrationFile file = options.open(path)) {
      if (!SoundFile.check(console, path, file, "searched")) {
        return ExitCodes.FINDING;
      }
      if (json) {
        Json.print(console.out(), j -> write(j, console, file, needle));
      } else if (search(console, file, needle, match -> console.out().println(line(match)))) {
        console.err().println("plumbline: stopped after " + max + " matches; --max N for more");
      }
      return found > 0 ? ExitCodes.FINE : ExitCodes.FINDING;
    } catch (IllegalArgumentException e) {
      throw misused("PATTERN " + Quoted.of(pattern) + ": " + e.getMessage());
    }
  }

  private Needle needle() {
    try {
      if (kind.text || !(kind.hex || kind.regex)) {
        return Needle.text(pattern);
      }
      return kind.hex ? Needle.hex(pattern) : Needle.regex(pattern);
    } catch (IllegalArgumentException e) {
      throw misused("PATTERN " + Quoted.of(pattern) + ": " + e.getMessage());
    }
  }

  /** Whether it stopped before the end. */
  private boolean search(Console console, MigrationFile file, Needle needle, Sink sink)
      throws IOException {
    try (ProgressBar progress = ProgressBar.of(console, "searching", file.contentBytes())) {
      for (RamBlock block : Objects.requireNonNull(file.model()).blocks()) {
        BlockSearch.search(
            file,
            block,
            needle,
            match -> {
              if (found == max) {
                throw new EnoughException();
              }
              found++;
              sink.accept(match);
            },
            progress);
      }
      return false;
    } catch (EnoughException e) {
      return true;
    }
  }

  private static String line(Match match) {
    StringBuilder text = new StringBuilder(Quoted.of(match.block().name()));
    text.append(" at ").append(Sizes.offset(match.offsetBytes()));
    text.append(" (page ").append(match.offsetBytes() / match.block().pageSizeBytes());
    text.append(", ").append(match.lengthBytes()).append(" bytes): ");
    match
        .context()
        .chars()
        .limit(SHOWN_BYTES)
        .forEach(c -> text.append(c >= ' ' && c < 0x7f ? (char) c : '.'));
    return text.append(match.context().length() > SHOWN_BYTES ? "…" : "").toString();
  }

  private void write(JsonGenerator j, Console console, MigrationFile file, Needle needle)
      throws IOException {
    j.writeArrayFieldStart("matches");
    boolean more =
        search(
            console,
            file,
            needle,
            match -> {
              j.writeStartObject();
              j.writeStringField("block", match.block().name());
              j.writeNumberField("offset", match.offsetBytes());
              j.writeNumberField("length", match.lengthBytes());
              j.writeNumberField("contextOffset", match.contextOffsetBytes());
              j.writeStringField(
                  "context",
                  HexFormat.of().formatHex(match.context().getBytes(StandardCharsets.ISO_8859_1)));
              j.writeEndObject();
            });
    j.writeEndArray();
    j.writeBooleanField("more", more);
  }

  private ParameterException misused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
