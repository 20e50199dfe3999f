package dev.plumbline.kit.mounted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.fuse.FaultMount;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.fixtures.Peers;
import dev.plumbline.fixtures.qemu.QemuBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a real QEMU makes of faults. A QEMU that dies, hangs or lies is a finding, not a failure of
 * this test: it is held against what is recorded of its version, in {@code expectations-qemu-*.txt}
 * beside this class, and fails when it does anything else. What was seen is in {@code
 * target/mounted-qemu-VERSION.txt}, in the same form.
 */
final class MountedQemuTest {

  @TempDir private Path directory;

  static List<QemuBinary> binaries() {
    List<QemuBinary> found =
        QemuBinary.all(QemuBinary.X86_64).stream()
            .filter(binary -> binary.version().atLeast(9, 1))
            .toList();
    Peers.require(
        !found.isEmpty(), "qemu-system-x86_64 9.1 or newer (apt install qemu-system-x86)");
    return found;
  }

  @ParameterizedTest
  @MethodSource("binaries")
  @Timeout(600)
  void verdictsAreThoseOnRecord(QemuBinary binary) throws IOException {
    Path backing = Files.createDirectory(directory.resolve("backing"));
    MountedGuest guest = MountedGuest.make(Files.createDirectory(directory.resolve("ram")));
    List<String> seen = new ArrayList<>();
    SoftAssertions softly = new SoftAssertions();
    Map<String, Expectation> known = Expectation.of(binary.version()).orElse(Map.of());
    try (FaultMount mount = Mounted.start(backing, Plan.EMPTY)) {
      QemuTrial trial = new QemuTrial(binary, guest, mount, backing);
      for (MountedCase tried : MountedCase.all()) {
        Observation observed = trial.run(tried);
        seen.add(
            "%s  %-17s  %s"
                .formatted(tried.id(), observed.verdict().word(), observed.detail())
                .replace(mount.directory().toString(), "…"));
        softly
            .assertThat(tried.fits(observed.faults()))
            .as("%s: %s", tried, observed.faults())
            .isTrue();
        Expectation expected = known.get(tried.id());
        if (expected != null) {
          softly
              .assertThat(observed.verdict())
              .as("%s: %s", tried, observed)
              .isEqualTo(expected.verdict());
        }
      }
    }
    Path record = Path.of("target", "mounted-qemu-" + binary.version().numbers() + ".txt");
    Files.createDirectories(record.getParent());
    Files.write(record, seen);
    softly.assertAll();
    Peers.require(
        !known.isEmpty(),
        "a record of what QEMU " + binary.version().numbers() + " does; see " + record);
    assertThat(known.keySet()).isSubsetOf(MountedCase.all().stream().map(MountedCase::id).toList());
  }
}
