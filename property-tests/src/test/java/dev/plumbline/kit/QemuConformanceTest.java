package dev.plumbline.kit;

import dev.plumbline.fixtures.Peers;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.kit.run.KitSettings;
import dev.plumbline.kit.subject.qemu.QemuSubject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The kit on real QEMUs: each does what the expectations of its version say, no better, no worse.
 */
final class QemuConformanceTest {

  private static final VerifyReport REPORT = new VerifyReport("qemu");
  private static final List<QemuSubject> OPEN = new ArrayList<>();

  /** In this profile every property is tried so often, and what is found needn't be small. */
  private static final int QUICK_TRIES = 10;

  @TestFactory
  Stream<DynamicTest> quickly() throws IOException {
    KitSettings plain = KitSettings.plain();
    return tests(new KitSettings(plain.on(), plain.seed(), QUICK_TRIES, null, null, false));
  }

  @TestFactory
  @Tag("kit-full")
  Stream<DynamicTest> fully() throws IOException {
    return tests(KitSettings.plain());
  }

  private static Stream<DynamicTest> tests(KitSettings settings) throws IOException {
    List<QemuBinary> known =
        QemuBinary.all(QemuBinary.X86_64).stream()
            .filter(binary -> binary.version().atLeast(10, 0))
            .toList();
    Peers.require(
        !known.isEmpty(), "qemu-system-x86_64 10.0 or newer (apt install qemu-system-x86)");
    List<DynamicTest> tests = new ArrayList<>();
    for (QemuBinary binary : known) {
      QemuSubject subject = QemuSubject.of(binary, "qemu " + binary.version().numbers());
      OPEN.add(subject);
      Conformance.tests(
              subject, Conformance.plan(subject, settings), REPORT, Conformance::assertAsExpected)
          .forEach(tests::add);
    }
    return tests.stream();
  }

  @AfterAll
  static void close() throws IOException {
    REPORT.write();
    for (QemuSubject subject : OPEN) {
      subject.close();
    }
  }
}
