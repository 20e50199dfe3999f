package dev.plumbline.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.migration.Frame;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.multifd.RequestPolicy;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies change requests, not meaning; QEMU's policy even makes QEMU's very file. */
@Timeout(120)
final class PolicyRoundTripTest {

  private static final Variation VARIATION = new Variation(2, true, 4097);

  @TempDir private Path directory;

  private record Run(long inBlock, long inFile, long length) {}

  static List<Guest> contents() {
    return Guest.contents();
  }

  static List<Arguments> machines() {
    List<Arguments> machines = new ArrayList<>();
    for (QemuBinary qemu : QemuSide.x86()) {
      Stream.concat(Guest.contents().stream(), Guest.boards().stream())
          .forEach(guest -> machines.add(arguments(named(qemu.version().numbers(), qemu), guest)));
    }
    return machines;
  }

  @ParameterizedTest(name = "QEMU {0}: {1}")
  @MethodSource("machines")
  void qemusPolicyWritesTheBytesThatQemuWrote(QemuBinary qemu, Guest guest) throws IOException {
    VARIATION.requireIn(directory);
    guest.fill(directory);
    Path original = directory.resolve("original");
    QemuSide.save(qemu, guest, directory, original, VARIATION);
    var blocks = JavaSide.restore(original, VARIATION, directory.resolve("restored"));
    Path rewritten = directory.resolve("rewritten");
    JavaSide.save(
        JavaSide.frameOf(original, VARIATION),
        blocks,
        rewritten,
        VARIATION,
        RequestPolicy.QEMU_SAVE);
    SparseFiles.assertSame(rewritten, original, "whole file");
  }

  @ParameterizedTest
  @MethodSource("contents")
  void fastAndQemusPolicySayTheSame(Guest guest) throws IOException {
    VARIATION.requireIn(directory);
    SequencedMap<String, Path> blocks = new LinkedHashMap<>();
    for (Ram ram : guest.ram()) {
      blocks.put(ram.name(), ram.fill(directory));
    }
    Frame bare = Frame.bare("none", RamPattern.PAGE_BYTES);
    Path plain = directory.resolve("plain");
    Path fast = directory.resolve("fast");
    JavaSide.save(bare, blocks, plain, VARIATION, RequestPolicy.QEMU_SAVE);
    JavaSide.save(bare, blocks, fast, VARIATION, RequestPolicy.FAST);
    assertThat(Files.size(fast)).isEqualTo(Files.size(plain));
    try (MigrationFile one = open(plain);
        MigrationFile other = open(fast)) {
      StreamModel model = Objects.requireNonNull(one.model());
      assertThat(Objects.requireNonNull(other.model()).blocks()).isEqualTo(model.blocks());
      for (RamBlock block : model.blocks()) {
        assertThat(runs(other, block)).isEqualTo(runs(one, block));
        for (Run run : runs(one, block)) {
          assertThat(bytes(fast, run)).isEqualTo(bytes(plain, run));
        }
      }
    }
  }

  private static MigrationFile open(Path file) throws IOException {
    return MigrationFile.open(file, VARIATION.offsetBytes(), BitmapOrder.LITTLE);
  }

  private static List<Run> runs(MigrationFile file, RamBlock block) throws IOException {
    List<Run> runs = new ArrayList<>();
    file.content(block).forEachRun((at, from, length) -> runs.add(new Run(at, from, length)));
    return runs;
  }

  private static ByteBuffer bytes(Path file, Run run) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return SparseFiles.read(channel, run.inFile(), (int) run.length());
    }
  }
}
