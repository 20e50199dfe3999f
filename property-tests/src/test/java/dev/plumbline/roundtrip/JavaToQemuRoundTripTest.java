package dev.plumbline.roundtrip;

import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.migration.Frame;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is saved here without ever having seen a QEMU's file, QEMU loads byte for byte. */
@Timeout(120)
final class JavaToQemuRoundTripTest {

  @TempDir private Path directory;

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (QemuBinary qemu : QemuSide.x86()) {
      int seed = 0;
      for (Guest guest : Guest.contents()) {
        for (Variation variation : Variation.all(seed++)) {
          cases.add(arguments(named(qemu.version().numbers(), qemu), guest, variation));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "QEMU {0}: {1}; {2}")
  @MethodSource("cases")
  void qemuLoadsWhatJavaSaved(QemuBinary qemu, Guest guest, Variation variation)
      throws IOException {
    variation.requireIn(directory);
    SequencedMap<String, Path> blocks = new LinkedHashMap<>();
    for (Ram block : guest.ram()) {
      blocks.put(block.name(), block.fill(directory));
    }
    Path file = directory.resolve("file");
    RequestPolicy policy =
        variation.channels() % 2 == 0 ? RequestPolicy.FAST : RequestPolicy.QEMU_SAVE;
    Frame frame = Frame.bare("none", RamPattern.PAGE_BYTES);
    JavaSide.save(frame, blocks, file, variation, policy);
    List<MigrationOptions> loads =
        List.of(
            MigrationOptions.mappedRam(),
            MigrationOptions.mappedRam()
                .multifd(variation.javaChannels())
                .directIo(variation.direct()));
    for (MigrationOptions load : loads) {
      QemuSide.assertLoads(qemu, guest, file, variation, load, directory.resolve("loaded"), blocks);
    }
  }
}
