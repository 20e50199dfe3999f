package dev.plumbline.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.fixtures.golden.GoldenPrefix;
import dev.plumbline.format.Severity;
import dev.plumbline.migration.Extraction;
import dev.plumbline.migration.FileUri;
import dev.plumbline.migration.Frame;
import dev.plumbline.migration.Loader;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.migration.RamFile;
import dev.plumbline.migration.SaveTarget;
import dev.plumbline.migration.Saver;
import dev.plumbline.multifd.LiveRam;
import dev.plumbline.multifd.RamSource;
import dev.plumbline.multifd.RequestPolicy;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** What this implementation does in a round trip. */
final class JavaSide {

  private JavaSide() {}

  /**
   * Saves. What lies before the offset must stay, and the verifier must have nothing to say.
   *
   * @param blocks each block's RAM file, in the file's order
   */
  static Saver.Result save(
      Frame frame,
      SequencedMap<String, Path> blocks,
      Path file,
      Variation variation,
      RequestPolicy policy)
      throws IOException {
    byte[] prefix = GoldenPrefix.bytes(variation.offsetBytes());
    if (prefix.length > 0) {
      Files.write(file, prefix);
    }
    SequencedMap<String, RamSource> sources = new LinkedHashMap<>();
    List<RamFile> open = new ArrayList<>();
    Saver.Result result;
    try (SaveTarget target =
        SaveTarget.open(new FileUri(file, variation.offsetBytes()), variation.directIo())) {
      for (var entry : blocks.entrySet()) {
        RamFile ram = RamFile.open(entry.getValue());
        open.add(ram);
        sources.put(entry.getKey(), ram);
      }
      result =
          Saver.save(
              frame,
              sources,
              target,
              new Saver.Options(variation.javaChannels(), true, policy),
              LiveRam.STILL,
              Progress.NONE);
      assertThat(target.notice()).isNull();
    } finally {
      for (RamFile ram : open) {
        ram.close();
      }
    }
    assertPrefix(file, variation);
    assertThat(Files.size(file)).isEqualTo(result.endBytes());
    assertClean(file, variation);
    return result;
  }

  /** The bytes before the stream are what they were before the save. */
  static void assertPrefix(Path file, Variation variation) throws IOException {
    try (var in = Files.newInputStream(file)) {
      assertThat(in.readNBytes((int) variation.offsetBytes()))
          .isEqualTo(GoldenPrefix.bytes(variation.offsetBytes()));
    }
  }

  /** Neither errors nor warnings in the file, read down to every page. */
  static void assertClean(Path file, Variation variation) throws IOException {
    try (MigrationFile opened = open(file, variation)) {
      Verifier.verify(opened, true, Progress.NONE);
      assertThat(opened.findings().all().stream().filter(f -> f.severity() != Severity.NOTE))
          .as("findings in %s", file)
          .isEmpty();
      assertThat(opened.isComplete()).isTrue();
    }
  }

  /**
   * Restores all blocks into a directory.
   *
   * @return each block's file, in the order of the migration file
   */
  static SequencedMap<String, Path> restore(Path file, Variation variation, Path directory)
      throws IOException {
    return restore(file, variation, RequestPolicy.FAST, directory);
  }

  static SequencedMap<String, Path> restore(
      Path file, Variation variation, RequestPolicy policy, Path directory) throws IOException {
    Files.createDirectories(directory);
    try (MigrationFile opened = open(file, variation)) {
      assertThat(opened.isComplete()).as("%s", opened.findings().all()).isTrue();
      StreamModel model = Objects.requireNonNull(opened.model());
      List<Extraction.Target> targets = Extraction.plan(model, directory);
      Extraction.extract(
          opened,
          targets,
          new Loader.Options(variation.javaChannels(), variation.directIo(), policy),
          Progress.NONE);
      SequencedMap<String, Path> files = new LinkedHashMap<>();
      for (Extraction.Target target : targets) {
        files.put(target.block().name(), target.target());
      }
      return files;
    }
  }

  /** All but RAM of a file. */
  static Frame frameOf(Path file, Variation variation) throws IOException {
    try (MigrationFile opened = open(file, variation)) {
      return Frame.of(opened);
    }
  }

  private static MigrationFile open(Path file, Variation variation) throws IOException {
    return MigrationFile.open(file, variation.offsetBytes(), BitmapOrder.LITTLE);
  }
}
