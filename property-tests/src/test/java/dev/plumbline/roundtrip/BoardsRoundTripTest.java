package dev.plumbline.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Machines with several blocks and devices: QEMU saves, we restore all blocks and save them again
 * with the frame of QEMU's file, QEMU loads that.
 */
@Timeout(120)
final class BoardsRoundTripTest {

  @TempDir private Path directory;

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (QemuBinary qemu : QemuSide.x86()) {
      int seed = 0;
      for (Guest guest : Guest.boards()) {
        for (Variation variation : Variation.all(seed++)) {
          cases.add(arguments(named(qemu.version().numbers(), qemu), guest, variation));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "QEMU {0}: {1}; {2}")
  @MethodSource("cases")
  void qemuLoadsItsOwnMachineRewritten(QemuBinary qemu, Guest guest, Variation variation)
      throws IOException {
    variation.requireIn(directory);
    guest.fill(directory);
    Path original = directory.resolve("original");
    QemuSide.save(qemu, guest, directory, original, variation);
    var blocks = JavaSide.restore(original, variation, directory.resolve("restored"));
    assertThat(blocks).hasSizeGreaterThan(guest.ram().size());
    for (Ram block : guest.ram()) {
      SparseFiles.assertSame(blocks.get(block.name()), block.in(directory).file(), block.name());
    }
    Path rewritten = directory.resolve("rewritten");
    JavaSide.save(
        JavaSide.frameOf(original, variation), blocks, rewritten, variation, RequestPolicy.FAST);
    Path scratch = directory.resolve("loaded");
    QemuSide.assertLoads(
        qemu, guest, rewritten, variation, MigrationOptions.mappedRam(), scratch, blocks);
    if (variation.channels() > 0) {
      QemuSide.assertLoads(qemu, guest, rewritten, variation, variation.options(), scratch, blocks);
    }
  }
}
