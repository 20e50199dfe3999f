package dev.plumbline.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.io.DirectIo;
import dev.plumbline.multifd.LiveRam;
import dev.plumbline.multifd.RamSource;
import dev.plumbline.multifd.RequestPolicy;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.Configuration;
import dev.plumbline.stream.Form;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.Section;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.stream.StreamWriter;
import dev.plumbline.testing.BytesRam;
import dev.plumbline.testing.Ram;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link StreamWriter} writes is what {@link dev.plumbline.stream.StreamReader} reads. */
final class FrameTest {

  private static final byte[] CONTENT = Ram.random(2, 3, 65536, 0.4);

  private static void save(Frame frame, String name, Path path) throws IOException {
    SequencedMap<String, RamSource> ram = new LinkedHashMap<>();
    ram.put(name, new BytesRam(CONTENT));
    ram.put(name + "2", new BytesRam(CONTENT));
    Saver.Options options = new Saver.Options(1, true, RequestPolicy.QEMU_SAVE);
    try (SaveTarget target = SaveTarget.open(new FileUri(path, 0), DirectIo.OFF)) {
      Saver.save(frame, ram, target, options, LiveRam.STILL, Progress.NONE);
    }
  }

  private static MigrationFile open(Path path) throws IOException {
    MigrationFile file = MigrationFile.open(path, 0, BitmapOrder.LITTLE);
    assertThat(file.findings().all()).isEmpty();
    assertThat(file.isComplete()).isTrue();
    return file;
  }

  @Property(tries = 100)
  void whatIsWrittenIsRead(
      @ForAll @StringLength(min = 1, max = 255) @CharRange(from = ' ', to = '~') String machine,
      @ForAll @StringLength(min = 1, max = 254) @CharRange(from = ' ', to = '~') String block,
      @ForAll @IntRange(min = 10, max = 16) int pageBits,
      @ForAll long uuidBits)
      throws IOException {
    @Nullable UUID uuid = uuidBits % 2 == 0 ? null : new UUID(uuidBits, ~uuidBits);
    Path directory = Files.createTempDirectory("frame");
    Path path = directory.resolve("file");
    try {
      Frame bare = Frame.bare(machine, 1 << pageBits);
      Configuration configuration =
          new Configuration(machine, List.of("events", Configuration.MAPPED_RAM), pageBits, uuid);
      byte[] before = new StreamWriter().header().configuration(configuration).take();
      Frame frame =
          new Frame(
              ByteBuffer.wrap(before), bare.ramSectionId(), 1 << pageBits, bare.behindBlocks());
      save(frame, block, path);
      try (MigrationFile file = open(path)) {
        StreamModel model = Objects.requireNonNull(file.model());
        assertThat(model.form()).isEqualTo(Form.MAPPED_RAM);
        assertThat(model.configuration()).isEqualTo(configuration);
        assertThat(model.pageSizeBytes()).isEqualTo(1 << pageBits);
        assertThat(model.blocks()).extracting(RamBlock::name).containsExactly(block, block + "2");
        assertThat(model.endBytes()).isEqualTo(Files.size(path));
        Frame again = Frame.of(file);
        assertThat(again).isEqualTo(frame);
      }
    } finally {
      Files.deleteIfExists(path);
      Files.delete(directory);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theFrameOfAFileIsItsOwn(boolean mapped) throws IOException {
    Path directory = Files.createTempDirectory("frame");
    Path path = directory.resolve("file");
    Path copy = directory.resolve("copy");
    try {
      (mapped ? StreamBuilder.mapped() : StreamBuilder.stream())
          .block("m0", CONTENT)
          .block("m02", CONTENT)
          .writeTo(path);
      try (MigrationFile file = open(path)) {
        save(Frame.of(file), "m0", copy);
        try (MigrationFile saved = open(copy)) {
          StreamModel model = Objects.requireNonNull(saved.model());
          assertThat(model.sections())
              .extracting(Section::name)
              .isEqualTo(
                  Objects.requireNonNull(file.model()).sections().stream()
                      .map(Section::name)
                      .toList());
          assertThat(model.configuration().machine()).isEqualTo("none");
          assertThat(Frame.of(saved)).isEqualTo(Frame.of(file));
        }
      }
      if (mapped) {
        assertThat(copy).hasSameBinaryContentAs(path);
      }
    } finally {
      Files.deleteIfExists(path);
      Files.deleteIfExists(copy);
      Files.delete(directory);
    }
  }
}
