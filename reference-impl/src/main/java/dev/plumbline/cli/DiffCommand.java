package dev.plumbline.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.diff.BlockDifference;
import dev.plumbline.diff.Difference;
import dev.plumbline.diff.FieldDifference;
import dev.plumbline.diff.PageRanges;
import dev.plumbline.format.Quoted;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline diff}. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "Compares two migration files, whatever their forms: pages that differ, block by block, and"
            + " fields of device state. Exits with 0 when machine, RAM and device state are the"
            + " same.")
final class DiffCommand implements Callable<Integer> {

  private static final int SHOWN_RANGES = 8;
  private static final int SHOWN_FIELDS = 50;

  @Parameters(index = "0", paramLabel = "A", description = "a migration file or libvirt save image")
  private Path pathA = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "another one")
  private Path pathB = Path.of("");

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Mixin private FileOptions options = new FileOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    try (MigrationFile a = options.open(pathA);
        MigrationFile b = options.open(pathB)) {
      boolean sound = SoundFile.check(console, pathA, a, "compared");
      if (!SoundFile.check(console, pathB, b, "compared") || !sound) {
        return ExitCodes.FINDING;
      }
      Difference difference;
      try (ProgressBar progress =
          ProgressBar.of(console, "comparing", a.contentBytes() + b.contentBytes())) {
        difference = Difference.between(a, b, progress);
      }
      if (json) {
        Json.print(console.out(), j -> write(j, difference));
      } else {
        print(console, difference);
      }
      return difference.isIdentical() ? ExitCodes.FINE : ExitCodes.FINDING;
    }
  }

  private static void print(Console console, Difference difference) {
    if (!difference.machineA().equals(difference.machineB())) {
      console
          .out()
          .println(
              "machine: "
                  + Quoted.of(difference.machineA())
                  + " -> "
                  + Quoted.of(difference.machineB()));
    }
    difference.blocks().stream()
        .filter(block -> !block.isIdentical())
        .forEach(block -> console.out().println(line(block)));
    difference.devices().stream()
        .limit(SHOWN_FIELDS)
        .forEach(field -> console.out().println(line(field)));
    if (difference.deviceDifferences() > SHOWN_FIELDS) {
      console
          .out()
          .println(
              "… "
                  + (difference.deviceDifferences() - SHOWN_FIELDS)
                  + " more fields of device state, shown by --json");
    }
    console
        .out()
        .println(difference.isIdentical() ? "identical: machine, RAM, device state" : "different");
  }

  private static String line(BlockDifference block) {
    String name = "block " + Quoted.of(block.name()) + ": ";
    RamBlock a = block.a();
    RamBlock b = block.b();
    if (a == null || b == null) {
      return name
          + (a == null ? "only in B" : "only in A")
          + (block.renamedTo() == null
              ? ""
              : ", which has nearly the same as "
                  + Quoted.of(block.renamedTo())
                  + " in B: renamed?");
    }
    if (block.leftOut()) {
      return name + "its content is in one of the files only (x-ignore-shared)";
    }
    StringBuilder text = new StringBuilder(name);
    if (a.usedLengthBytes() != b.usedLengthBytes()) {
      text.append(Sizes.of(a.usedLengthBytes())).append(" -> ");
      text.append(Sizes.of(b.usedLengthBytes())).append(", ");
    }
    PageRanges ranges = block.ranges();
    text.append(ranges.pages()).append(" pages of ").append(Sizes.of(block.pageSizeBytes()));
    text.append(" differ (zero only in A: ").append(block.zeroInA());
    text.append(", only in B: ").append(block.zeroInB()).append("): ");
    for (int i = 0; i < Math.min(SHOWN_RANGES, ranges.size()); i++) {
      text.append(i == 0 ? "" : ", ").append(ranges.first(i));
      text.append(ranges.last(i) == ranges.first(i) ? "" : "-" + ranges.last(i));
    }
    return text.append(ranges.size() > SHOWN_RANGES ? ", …" : "").toString();
  }

  private static String line(FieldDifference field) {
    return "device "
        + Quoted.of(field.device())
        + (field.instance() == 0 ? "" : " instance " + field.instance())
        + (field.field().isEmpty() ? "" : ", " + Quoted.bare(field.field()))
        + ": "
        + value(field.a())
        + " -> "
        + value(field.b());
  }

  private static String value(@Nullable String value) {
    return value == null ? "none" : Quoted.bare(value);
  }

  private static void write(JsonGenerator j, Difference difference) throws IOException {
    j.writeBooleanField("identical", difference.isIdentical());
    j.writeArrayFieldStart("machine");
    j.writeString(difference.machineA());
    j.writeString(difference.machineB());
    j.writeEndArray();
    j.writeArrayFieldStart("blocks");
    for (BlockDifference block : difference.blocks()) {
      write(j, block);
    }
    j.writeEndArray();
    j.writeNumberField("deviceDifferences", difference.deviceDifferences());
    j.writeArrayFieldStart("devices");
    for (FieldDifference field : difference.devices()) {
      j.writeStartObject();
      j.writeStringField("device", field.device());
      j.writeNumberField("instance", field.instance());
      j.writeStringField("field", field.field());
      j.writeStringField("a", field.a());
      j.writeStringField("b", field.b());
      j.writeEndObject();
    }
    j.writeEndArray();
  }

  private static void write(JsonGenerator j, BlockDifference block) throws IOException {
    RamBlock a = block.a();
    RamBlock b = block.b();
    PageRanges ranges = block.ranges();
    j.writeStartObject();
    j.writeStringField("name", block.name());
    j.writeStringField("onlyIn", a == null ? "b" : b == null ? "a" : null);
    j.writeStringField("renamedTo", block.renamedTo());
    j.writeBooleanField("leftOutOfOne", block.leftOut());
    j.writeNumberField("usedLengthA", a == null ? 0 : a.usedLengthBytes());
    j.writeNumberField("usedLengthB", b == null ? 0 : b.usedLengthBytes());
    j.writeNumberField("pageSize", block.pageSizeBytes());
    j.writeNumberField("differingPages", ranges.pages());
    j.writeNumberField("zeroOnlyInA", block.zeroInA());
    j.writeNumberField("zeroOnlyInB", block.zeroInB());
    j.writeNumberField("pagesNotListed", ranges.pagesLeftOut());
    j.writeArrayFieldStart("ranges");
    for (int i = 0; i < ranges.size(); i++) {
      j.writeStartArray();
      j.writeNumber(ranges.first(i));
      j.writeNumber(ranges.last(i));
      j.writeEndArray();
    }
    j.writeEndArray();
    j.writeEndObject();
  }
}
