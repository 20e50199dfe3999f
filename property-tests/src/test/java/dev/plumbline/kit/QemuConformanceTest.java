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
import org.junit.jupiter.api.TestFactory;

/**
 * The kit on real QEMUs: each does what the expectations of its version say, no better, no worse.
 */
final class QemuConformanceTest {

  private static final VerifyReport REPORT = new VerifyReport("qemu");
  private static final List<QemuSubject> OPEN = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> qemu() throws IOException {
    List<QemuBinary> known =
        QemuBinary.all(QemuBinary.X86_64).stream()
            .filter(binary -> binary.version().atLeast(10, 0))
            .toList();
    Peers.require(
        !known.isEmpty(), "qemu-system-x86_64 10.0 or newer (apt install qemu-system-x86)");
    KitSettings plain = KitSettings.plain();
    // What is found needn't be small here.
    KitSettings quick = new KitSettings(plain.on(), plain.seed(), 0, null, null, false);
    List<DynamicTest> tests = new ArrayList<>();
    for (QemuBinary binary : known) {
      QemuSubject subject = QemuSubject.of(binary, "qemu " + binary.version().numbers());
      OPEN.add(subject);
      Conformance.tests(
              subject, Conformance.plan(subject, quick), REPORT, Conformance::assertAsExpected)
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
