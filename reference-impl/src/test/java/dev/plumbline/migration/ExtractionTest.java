package dev.plumbline.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.io.ChannelFile;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.testing.Ram;
import dev.plumbline.testing.StreamBuilder;
import dev.plumbline.testing.WatchedFile;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtractionTest {

  private static final int PAGE = 4096;

  private final byte[] one = Ram.random(1, 130, PAGE, 0.5);
  private final byte[] two = Ram.random(2, 2000, PAGE, 1);

  @TempDir Path directory;
  private Path sample;
  private Path to;

  @BeforeEach
  void setUp() throws IOException {
    sample = directory.resolve("sample");
    StreamBuilder.mapped().block("one/1", one).block("two", two).writeTo(sample);
    to = Files.createDirectory(directory.resolve("to"));
  }

  private List<Extraction.Target> extract() throws IOException {
    try (MigrationFile file = Contents.open(sample)) {
      List<Extraction.Target> targets = Extraction.plan(Objects.requireNonNull(file.model()), to);
      AtomicLong progress = new AtomicLong();
      Extraction.extract(file, targets, Loader.Options.buffered(2), progress::addAndGet);
      assertThat(progress).hasValue(Extraction.totalBytes(file, targets));
      return targets;
    }
  }

  @Test
  void filesHoldTheRamThatWasSaved() throws IOException {
    List<Extraction.Target> targets = extract();
    assertThat(targets)
        .extracting(Extraction.Target::target)
        .containsExactly(to.resolve("one%2F1"), to.resolve("two"));
    assertThat(to.resolve("one%2F1")).hasBinaryContent(one);
    assertThat(to.resolve("two")).hasBinaryContent(two);
    assertThat(Files.getPosixFilePermissions(to.resolve("two")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    extract();
    assertThat(to.resolve("one%2F1")).hasBinaryContent(one);
  }

  /** Once to verify it and once to restore from it; the total is known from the first time. */
  @Test
  void theBitmapIsReadTwice() throws IOException {
    WatchedFile watched = new WatchedFile(ChannelFile.openForReading(sample));
    try (MigrationFile file = MigrationFile.of(watched, 0, BitmapOrder.LITTLE)) {
      Verifier.verify(file, false, Progress.NONE);
      List<Extraction.Target> targets = Extraction.plan(Objects.requireNonNull(file.model()), to);
      assertThat(Extraction.totalBytes(file, targets)).isPositive();
      Extraction.extract(file, targets, Loader.Options.buffered(2), Progress.NONE);
      RamBlock block = Contents.block(file, 1);
      long bitmap = Objects.requireNonNull(block.mapped()).bitmapOffsetBytes();
      assertThat(watched.reads())
          .filteredOn(read -> read.startBytes() == bitmap)
          .hasSize(2)
          .allMatch(read -> read.lengthBytes() == block.bitmapSizeBytes());
    }
  }

  @Test
  void zeroPagesStayHoles() throws IOException {
    extract();
    try (ChannelFile file = ChannelFile.openForReading(to.resolve("two"))) {
      assertThat(BlockSurvey.dataBytes(file, 0, file.sizeBytes())).isZero();
    }
  }

  @Test
  void oneTargetThatCantBeReplacedKeepsAllFromAppearing() throws IOException {
    Files.createDirectory(to.resolve("two"));
    assertThatThrownBy(this::extract)
        .isInstanceOf(IOException.class)
        .hasMessage(to.resolve("two") + ": is a directory; not replaced");
    assertThat(to).isDirectoryNotContaining(f -> !f.equals(to.resolve("two")));
  }

  @Test
  void aFileThatShrinksMeanwhileLeavesNothing() throws IOException {
    Files.writeString(to.resolve("two"), "old");
    try (MigrationFile file = Contents.open(sample)) {
      List<Extraction.Target> targets = Extraction.plan(Objects.requireNonNull(file.model()), to);
      try (FileChannel channel = FileChannel.open(sample, StandardOpenOption.WRITE)) {
        channel.truncate(1 << 20);
      }
      assertThatThrownBy(
              () -> Extraction.extract(file, targets, Loader.Options.buffered(2), Progress.NONE))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("file shrank");
    }
    assertThat(to).isDirectoryNotContaining(f -> !f.equals(to.resolve("two")));
    assertThat(to.resolve("two")).hasContent("old");
  }
}
