package dev.plumbline.roundtrip;

import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.fixtures.Linux;
import dev.plumbline.fixtures.golden.GoldenPrefix;
import dev.plumbline.fixtures.qemu.DescriptorPass;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.migration.Frame;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.nio.file.Files;
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

/** QEMU on descriptors that it was given, two of them with direct I/O, as libvirt does it. */
@Timeout(120)
final class DescriptorsRoundTripTest {

  private static final int SET = 1;

  @TempDir private Path directory;

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (QemuBinary qemu : QemuSide.x86()) {
      for (Variation variation :
          List.of(
              new Variation(2, true, 0),
              new Variation(3, true, 4097),
              new Variation(2, false, 4097),
              new Variation(0, false, 4096))) {
        cases.add(arguments(named(qemu.version().numbers(), qemu), variation));
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "QEMU {0}: {1}")
  @MethodSource("cases")
  void qemuSavesAndLoadsThroughPassedDescriptors(QemuBinary binary, Variation variation)
      throws IOException {
    variation.requireIn(directory);
    Guest guest = Guest.none("", 1025, "fragmented:6");
    Path truth = guest.ram().getFirst().fill(directory);
    Path original = Files.write(directory.resolve("original"), prefix(variation));
    try (DescriptorPass pass = DescriptorPass.open();
        QemuProcess qemu = QemuProcess.start(binary, guest.machine(directory), pass)) {
      add(pass, original, Linux.O_WRONLY, variation);
      qemu.save(uri(variation), variation.options(), QemuSide.BOUND).orThrow();
    }
    JavaSide.assertPrefix(original, variation);
    var restored = JavaSide.restore(original, variation, directory.resolve("restored"));
    SparseFiles.assertSame(restored.get("m0"), truth, "restored");

    SequencedMap<String, Path> blocks = new LinkedHashMap<>(restored);
    Path rewritten = directory.resolve("rewritten");
    Frame bare = Frame.bare("none", RamPattern.PAGE_BYTES);
    JavaSide.save(bare, blocks, rewritten, variation, RequestPolicy.FAST);
    Path scratch = Files.createDirectory(directory.resolve("loaded"));
    Path loaded = guest.ram().getFirst().empty(scratch);
    try (DescriptorPass pass = DescriptorPass.open();
        QemuProcess qemu =
            QemuProcess.start(binary, guest.machine(scratch).asDestination(), pass)) {
      add(pass, rewritten, Linux.O_RDONLY, variation);
      qemu.load(uri(variation), variation.options(), QemuSide.BOUND).orThrow();
      SparseFiles.assertSame(loaded, truth, "loaded");
    }
  }

  private static byte[] prefix(Variation variation) {
    return GoldenPrefix.bytes(variation.offsetBytes());
  }

  private static void add(DescriptorPass pass, Path file, int access, Variation variation)
      throws IOException {
    pass.add(SET, file, access);
    if (variation.direct()) {
      pass.add(SET, file, access | Linux.O_DIRECT);
    }
  }

  private static String uri(Variation variation) {
    String plain = "file:/dev/fdset/" + SET;
    return variation.offsetBytes() == 0 ? plain : plain + ",offset=" + variation.offsetBytes();
  }
}
