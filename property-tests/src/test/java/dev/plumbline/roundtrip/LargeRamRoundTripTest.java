package dev.plumbline.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.fixtures.ram.SelfDescribingPage;
import dev.plumbline.migration.Frame;
import dev.plumbline.migration.Saver;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RAM and file offsets past 2^32. */
@Timeout(120)
final class LargeRamRoundTripTest {

  private static final long PAGES = (4L << 30) / RamPattern.PAGE_BYTES + 3;

  /** Beside the ends, the pages around 2^31 and 2^32, where narrow arithmetic breaks. */
  private static final List<Long> SET =
      List.of(0L, (1L << 19) - 1, 1L << 19, (1L << 20) - 1, 1L << 20, PAGES - 1);

  private static final Variation VARIATION = new Variation(2, true, 4097);

  @TempDir private Path directory;

  static List<QemuBinary> qemus() {
    return QemuSide.x86();
  }

  private static Guest guest() {
    Ram.Content few =
        (file, block, _) -> {
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] bytes = new byte[RamPattern.PAGE_BYTES];
            for (long page : SET) {
              new SelfDescribingPage(block, page, 0, 1).writeTo(bytes);
              channel.write(ByteBuffer.wrap(bytes), page * RamPattern.PAGE_BYTES);
            }
          }
        };
    Ram ram = new Ram("m0", PAGES * RamPattern.PAGE_BYTES, few);
    return new Guest("4 GiB and 3 pages", QemuBinary.X86_64, "none", List.of(ram), List.of());
  }

  @ParameterizedTest
  @MethodSource("qemus")
  void pagesPastFourGibibytesGoToQemu(QemuBinary qemu) throws IOException {
    VARIATION.requireIn(directory);
    SequencedMap<String, Path> blocks = new LinkedHashMap<>();
    blocks.put("m0", guest().ram().getFirst().fill(directory));
    Path file = directory.resolve("file");
    Frame bare = Frame.bare("none", RamPattern.PAGE_BYTES);
    Saver.Result result = JavaSide.save(bare, blocks, file, VARIATION, RequestPolicy.FAST);
    assertThat(result.dataPages()).isEqualTo(SET.size());
    QemuSide.assertLoads(
        qemu, guest(), file, VARIATION, VARIATION.options(), directory.resolve("loaded"), blocks);
  }

  @ParameterizedTest
  @MethodSource("qemus")
  void pagesPastFourGibibytesComeFromQemu(QemuBinary qemu) throws IOException {
    VARIATION.requireIn(directory);
    Path truth = guest().ram().getFirst().fill(directory);
    Path file = directory.resolve("file");
    QemuSide.save(qemu, guest(), directory, file, VARIATION);
    var restored = JavaSide.restore(file, VARIATION, directory.resolve("restored"));
    SparseFiles.assertSame(restored.get("m0"), truth, "m0");
  }
}
