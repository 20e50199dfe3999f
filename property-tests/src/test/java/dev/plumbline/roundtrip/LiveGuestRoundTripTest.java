package dev.plumbline.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.fixtures.golden.GoldenPrefix;
import dev.plumbline.fixtures.qemu.DirtyingGuest;
import dev.plumbline.fixtures.qemu.MemoryBackend;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.qemu.QemuMachine;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A guest that rewrites its RAM all the time is saved while it runs, and goes on from our file. */
@Timeout(120)
final class LiveGuestRoundTripTest {

  private static final String BLOCK = "ram0";
  private static final long STEPS = 2000;

  @TempDir private Path directory;

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (QemuBinary qemu : QemuSide.x86()) {
      for (Variation variation :
          List.of(
              new Variation(0, false, 0),
              new Variation(1, true, 4097),
              new Variation(3, false, 4096),
              new Variation(8, true, 0))) {
        cases.add(arguments(named(qemu.version().numbers(), qemu), "pc", variation));
        cases.add(arguments(named(qemu.version().numbers(), qemu), "q35", variation));
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "QEMU {0}: {1}; {2}")
  @MethodSource("cases")
  void guestSavedWhileItRunsGoesOnFromTheRewrittenFile(
      QemuBinary binary, String type, Variation variation) throws IOException {
    variation.requireIn(directory);
    Path original = directory.resolve("original");
    DirtyingGuest.Moment source = saveRunning(binary, type, original, variation);

    SequencedMap<String, Path> blocks =
        JavaSide.restore(original, variation, directory.resolve("restored"));
    Path restored = blocks.get(BLOCK);
    assertThat(DirtyingGuest.moment(restored)).isEqualTo(source);

    Path rewritten = directory.resolve("rewritten");
    JavaSide.save(
        JavaSide.frameOf(original, variation), blocks, rewritten, variation, RequestPolicy.FAST);
    resume(binary, type, rewritten, variation, source, restored);
  }

  private DirtyingGuest.Moment saveRunning(
      QemuBinary binary, String type, Path file, Variation variation) throws IOException {
    Files.write(file, GoldenPrefix.bytes(variation.offsetBytes()));
    MemoryBackend ram = ram("source");
    try (QemuProcess qemu =
        QemuProcess.start(binary, DirtyingGuest.machine(type, ram, directory))) {
      qemu.cont();
      DirtyingGuest.awaitStep(ram.file(), STEPS, QemuSide.BOUND);
      // Enough time to converge in however few rounds.
      qemu.save(
              QemuProcess.uri(file, variation.offsetBytes()),
              variation.options().parameter("downtime-limit", 5000),
              QemuSide.BOUND)
          .orThrow();
      DirtyingGuest.Moment moment = DirtyingGuest.moment(ram.file());
      assertThat(moment.violation()).isEmpty();
      assertThat(moment.step()).isGreaterThanOrEqualTo(STEPS);
      SparseFiles.assertSame(
          JavaSide.restore(file, variation, directory.resolve("first")).get(BLOCK),
          ram.file(),
          "RAM that was saved live");
      return moment;
    }
  }

  private void resume(
      QemuBinary binary,
      String type,
      Path file,
      Variation variation,
      DirtyingGuest.Moment saved,
      Path expected)
      throws IOException {
    MemoryBackend ram = ram("destination");
    QemuMachine machine = DirtyingGuest.machine(type, ram, directory).asDestination();
    try (QemuProcess qemu = QemuProcess.start(binary, machine)) {
      qemu.load(QemuProcess.uri(file, variation.offsetBytes()), variation.options(), QemuSide.BOUND)
          .orThrow();
      // Before it goes on; -S keeps it from running.
      SparseFiles.assertSame(ram.file(), expected, "RAM that QEMU loaded");
      qemu.cont();
      DirtyingGuest.awaitStep(ram.file(), saved.step() + STEPS, QemuSide.BOUND);
      qemu.stop();
      DirtyingGuest.Moment later = DirtyingGuest.moment(ram.file());
      assertThat(later.violation()).isEmpty();
      assertThat(later.generation()).isGreaterThan(saved.generation());
    }
  }

  private MemoryBackend ram(String role) throws IOException {
    MemoryBackend ram =
        new MemoryBackend(BLOCK, DirtyingGuest.RAM_BYTES, directory.resolve(role + ".ram"));
    SparseFiles.create(ram.file(), ram.sizeBytes());
    return ram;
  }
}
