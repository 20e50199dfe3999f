package dev.plumbline.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.fixtures.Peers;
import dev.plumbline.fixtures.golden.GoldenPrefix;
import dev.plumbline.fixtures.qemu.GuestBlock;
import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.qemu.QemuMachine;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.fixtures.ram.RamFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What a real QEMU does in a round trip. */
final class QemuSide {

  /** How long a save or load may take. */
  static final Duration BOUND = Duration.ofSeconds(60);

  private static final Map<String, List<QemuBinary>> FOUND = new ConcurrentHashMap<>();

  private QemuSide() {}

  /** Every QEMU for x86-64 that is known here and knows mapped-ram with direct I/O. */
  static List<QemuBinary> x86() {
    return all(QemuBinary.X86_64, "qemu-system-x86");
  }

  /** The same for 64-bit Arm. */
  static List<QemuBinary> arm() {
    return all(QemuBinary.AARCH64, "qemu-system-arm");
  }

  private static List<QemuBinary> all(String name, String debianPackage) {
    List<QemuBinary> found =
        FOUND.computeIfAbsent(
            name,
            _ ->
                QemuBinary.all(name).stream()
                    .filter(binary -> binary.version().atLeast(9, 1))
                    .toList());
    Peers.require(!found.isEmpty(), name + " 9.1 or newer (apt install " + debianPackage + ")");
    return found;
  }

  /** Saves the guest with its RAM as it lies in the directory. */
  static void save(QemuBinary binary, Guest guest, Path directory, Path file, Variation variation)
      throws IOException {
    Files.write(file, GoldenPrefix.bytes(variation.offsetBytes()));
    try (QemuProcess qemu = QemuProcess.start(binary, guest.machine(directory))) {
      qemu.save(QemuProcess.uri(file, variation.offsetBytes()), variation.options(), BOUND)
          .orThrow();
    }
  }

  /**
   * Loads into fresh RAM and compares all of it.
   *
   * @param expected what each block of the file must hold
   */
  static void assertLoads(
      QemuBinary binary,
      Guest guest,
      Path file,
      Variation variation,
      MigrationOptions options,
      Path scratch,
      Map<String, Path> expected)
      throws IOException {
    Files.createDirectories(scratch);
    for (Ram block : guest.ram()) {
      block.empty(scratch);
    }
    QemuMachine machine = guest.machine(scratch).asDestination();
    try (QemuProcess qemu = QemuProcess.start(binary, machine)) {
      qemu.load(QemuProcess.uri(file, variation.offsetBytes()), options, BOUND).orThrow();
      for (Ram block : guest.ram()) {
        SparseFiles.assertSame(
            block.in(scratch).file(),
            Objects.requireNonNull(expected.get(block.name())),
            "QEMU's " + block.name());
      }
      if (expected.size() > guest.ram().size()) {
        assertBlocks(qemu, expected);
      }
    }
  }

  /** Blocks without a backing file are compared in the process's own memory. */
  private static void assertBlocks(QemuProcess qemu, Map<String, Path> expected)
      throws IOException {
    List<GuestBlock> blocks = qemu.blocks();
    assertThat(blocks.stream().map(GuestBlock::name)).containsAll(expected.keySet());
    for (GuestBlock block : blocks) {
      Path content = expected.get(block.name());
      if (content != null) {
        MessageDigest digest = RamFiles.sha256();
        qemu.copyBlock(block, RamFiles.into(digest));
        assertThat(RamFiles.hex(digest)).as(block.name()).isEqualTo(RamFiles.sha256(content));
      }
    }
  }
}
