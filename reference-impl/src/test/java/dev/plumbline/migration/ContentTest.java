package dev.plumbline.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.testing.Ram;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Both forms give back the RAM that was saved, and hashing agrees with it. */
final class ContentTest {

  private static Path directory = Path.of("");

  @BeforeContainer
  static void createDirectory() throws IOException {
    directory = Files.createTempDirectory("content");
  }

  @AfterContainer
  static void deleteDirectory() throws IOException {
    Files.deleteIfExists(directory.resolve("sample"));
    Files.delete(directory);
  }

  private static Path write(StreamBuilder sample) throws IOException {
    Path path = directory.resolve("sample");
    Files.deleteIfExists(path);
    return sample.writeTo(path);
  }

  private static void assertRestores(MigrationFile file, byte[]... rams) throws Exception {
    assertThat(file.findings().all()).isEmpty();
    for (int i = 0; i < rams.length; i++) {
      assertThat(Contents.bytes(file, i)).isEqualTo(rams[i]);
      RamBlock block = Contents.block(file, i);
      String hash =
          BlockHasher.sha256(
              file.file(), file.content(block), block.usedLengthBytes(), Progress.NONE);
      assertThat(hash)
          .isEqualTo(
              HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rams[i])));
    }
  }

  @Property(tries = 60)
  void mappedRamGivesBackWhatWasSaved(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 200) int pages,
      @ForAll @IntRange(min = 10, max = 13) int pageBits,
      @ForAll @DoubleRange(max = 1) double zeroShare,
      @ForAll @IntRange(max = 70_000) int offset,
      @ForAll BitmapOrder order)
      throws Exception {
    int pageSize = 1 << pageBits;
    byte[] one = Ram.random(seed, pages, pageSize, zeroShare);
    byte[] two = Ram.random(~seed, 65, pageSize, 0.5);
    Path path =
        write(
            StreamBuilder.mapped()
                .pageBits(pageBits)
                .offset(offset)
                .bitmapOrder(order)
                .block("pc.ram", one)
                .block("vga", two));
    try (MigrationFile file = MigrationFile.open(path, offset, order)) {
      assertRestores(file, one, two);
    }
  }

  @Property(tries = 40)
  void streamGivesBackWhatWasSaved(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 100) int pages,
      @ForAll @DoubleRange(max = 1) double zeroShare,
      @ForAll @IntRange(min = 1, max = 250) int windowPages)
      throws Exception {
    byte[] one = Ram.random(seed, pages, 4096, zeroShare);
    byte[] two = Ram.random(~seed, 65, 4096, 0.5);
    Path path = write(StreamBuilder.stream().block("pc.ram", one).block("vga", two));
    try (MigrationFile file = Contents.open(path)) {
      assertRestores(file, one, two);
      StreamIndex index =
          new StreamIndex(file.file(), Objects.requireNonNull(file.model()), windowPages);
      assertThat(Contents.bytes(file, Contents.block(file, 1), index.content(1))).isEqualTo(two);
      assertThat(Contents.bytes(file, Contents.block(file, 0), index.content(0))).isEqualTo(one);
    }
  }
}
