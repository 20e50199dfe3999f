package dev.plumbline.kit.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.fixtures.Extents;
import dev.plumbline.fixtures.golden.GoldenCatalogue;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each name is the place that a reader finds under it. */
final class FileEditorTest {

  @TempDir private static Path place = Path.of("");
  private static Path whole = Path.of("");
  private static @Nullable StreamModel read;

  @TempDir private Path directory;

  @BeforeAll
  static void unpack() throws IOException {
    whole = GoldenCatalogue.get("q10-fragmented").unpackTo(place);
    read = read(whole);
  }

  @Test
  void headerFieldsAreEdited() throws IOException {
    Path edited =
        edit(
            "block[0].header.bitmapOffset = block[m0].header.bitmapOffset + 8",
            "block[0].header.pagesOffset += 0x1000");
    var before = Objects.requireNonNull(model().blocks().getFirst().mapped());
    long header = model().blocks().getFirst().mappedHeaderOffsetBytes();
    assertThat(number(edited, header + 12, 8)).isEqualTo(before.bitmapOffsetBytes() + 8);
    assertThat(number(edited, header + 20, 8)).isEqualTo(before.pagesOffsetBytes() + 4096);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "block[0].header.version = 0; 0; 4",
        "block[0].header.version = 2; 2; 4",
        "block[0].header.pageSize = 8192; 8192; 8"
      })
  void numbersAreBigEndian(String edit, long expected, int bytes) throws IOException {
    long at = model().blocks().getFirst().mappedHeaderOffsetBytes() + (bytes == 4 ? 0 : 4);
    assertThat(number(edit(edit), at, bytes)).isEqualTo(expected);
  }

  @Test
  void recordKeepsItsFlags() throws IOException {
    long at = ramRecord();
    long before = number(whole, at, 8);
    assertThat(before & 0x3FF).isEqualTo(4);
    assertThat(number(edit("ram.total += 4096"), at, 8)).isEqualTo(before + 4096);
  }

  @Test
  void bitIsNumberedAsInTheFile() throws IOException {
    long bitmap = Objects.requireNonNull(model().blocks().getFirst().mapped()).bitmapOffsetBytes();
    long before = number(whole, bitmap + 2, 1);
    long flipped = (before >> 1 & 1) ^ 1;
    assertThat(number(edit("block[0].bitmap.bit[17] = " + flipped), bitmap + 2, 1))
        .isEqualTo(before ^ 2);
  }

  @Test
  void pageAndBitmapAreFilled() throws IOException {
    Path edited = edit("block[0].page[3] = 0xA5", "block[0].bitmap = 255");
    var header = Objects.requireNonNull(model().blocks().getFirst().mapped());
    long page = header.pagesOffsetBytes() + 3 * 4096;
    assertThat(number(edited, page, 8)).isEqualTo(0xA5A5A5A5A5A5A5A5L);
    assertThat(number(edited, page + 4088, 8)).isEqualTo(0xA5A5A5A5A5A5A5A5L);
    assertThat(number(edited, page - 8, 8)).isEqualTo(number(whole, page - 8, 8));
    assertThat(number(edited, page + 4096, 8)).isEqualTo(number(whole, page + 4096, 8));
    assertThat(number(edited, header.bitmapOffsetBytes(), 8)).isEqualTo(-1);
  }

  @Test
  void lengthIsCut() throws IOException {
    Path edited = edit("file.length = offset(block[0].page[5])");
    var header = Objects.requireNonNull(model().blocks().getFirst().mapped());
    assertThat(Files.size(edited)).isEqualTo(header.pagesOffsetBytes() + 5 * 4096);
  }

  @Test
  void textsAndFootersAreEdited() throws IOException {
    Path edited =
        edit("configuration.machine = \"nine\"", "block[0].name = \"mX\"", "section[0].footer = 9");
    StreamModel read = read(edited);
    assertThat(read.configuration().machine()).isEqualTo("nine");
    assertThat(read.blocks().getFirst().name()).isEqualTo("mX");
    assertThat(number(edited, model().sections().getFirst().endBytes() - 4, 4)).isEqualTo(9);
  }

  @Test
  void rawNumbersAndTheEndAreEdited() throws IOException {
    Path edited = edit("file.u16[0x4] = 0x1234", "stream.end = 0x55", "stream.magic = 1");
    assertThat(number(edited, 0, 8)).isEqualTo(0x0000_0001_1234_0003L);
    assertThat(number(edited, model().sections().getLast().endBytes(), 1)).isEqualTo(0x55);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "file.length",
        "file.length =",
        "file.length = x",
        "file.length = 1 2",
        "file.length = offset(file.u8[0]",
        "block[7].name = 1",
        "block[0].header.colour = 1",
        "block[0].colour = 1",
        "block[0].name = \"longer\"",
        "block[0].name = 1",
        "section[99].id = 1",
        "section[99999999999].id = 1",
        "file.u8[99999999999999999999] = 1",
        "file.length = 0xZ",
        "file.u32[1] = block[0].page[0]",
        "nonsense = 1"
      })
  void whatIsNoEditIsRefused(String edit) {
    assertThatThrownBy(() -> edit(edit)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void originalStaysAndHolesStayHoles() throws IOException {
    byte[] before = Files.readAllBytes(whole);
    Path edited = edit("stream.version = 4");
    assertThat(Files.readAllBytes(whole)).isEqualTo(before);
    assertThat(Extents.of(edited)).isEqualTo(Extents.of(whole));
  }

  private static StreamModel model() {
    return Objects.requireNonNull(read);
  }

  private Path edit(String... edits) throws IOException {
    return FileEditor.copy(whole, 0, directory.resolve("edited"), edits);
  }

  private static long ramRecord() {
    return model().sections().stream()
        .filter(s -> s.name().equals("ram"))
        .findFirst()
        .orElseThrow()
        .payloadOffsetBytes();
  }

  private static StreamModel read(Path file) throws IOException {
    try (MigrationFile opened = MigrationFile.open(file, 0, BitmapOrder.LITTLE)) {
      return Objects.requireNonNull(opened.model());
    }
  }

  private static long number(Path file, long at, int bytes) throws IOException {
    ByteBuffer number = ByteBuffer.allocate(8).position(8 - bytes);
    try (FileChannel channel = FileChannel.open(file)) {
      assertThat(channel.read(number, at)).isEqualTo(bytes);
    }
    return number.getLong(0);
  }
}
