package dev.plumbline.roundtrip;

import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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

/** What QEMU saves is restored here byte for byte, whatever it was saved with. */
@Timeout(120)
final class QemuToJavaRoundTripTest {

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
  void javaRestoresWhatQemuSaved(QemuBinary qemu, Guest guest, Variation variation)
      throws IOException {
    variation.requireIn(directory);
    guest.fill(directory);
    Path file = directory.resolve("file");
    QemuSide.save(qemu, guest, directory, file, variation);
    for (RequestPolicy policy : List.of(RequestPolicy.FAST, RequestPolicy.QEMU_LOAD)) {
      var restored = JavaSide.restore(file, variation, policy, directory.resolve("restored"));
      for (Ram block : guest.ram()) {
        SparseFiles.assertSame(
            restored.get(block.name()), block.in(directory).file(), block.name());
      }
    }
  }
}
