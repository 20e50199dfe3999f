package dev.plumbline.bench.path;

import dev.plumbline.fixtures.qemu.MemoryBackend;
import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.qemu.QemuMachine;
import dev.plumbline.fixtures.qemu.QemuProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * QEMU, measured from {@code migrate} or {@code migrate-incoming} to "completed": its start isn't
 * counted, its file isn't synced, and {@code max-bandwidth} is out of the way.
 */
final class QemuContender implements Contender {

  private static final Duration BOUND = Duration.ofMinutes(5);

  private final QemuBinary binary;
  private final Operation task;
  private final Path ram;
  private final Path file;
  private final long ramBytes;
  private final MigrationOptions options;

  QemuContender(QemuBinary binary, Operation task, Path ram, Path file, long ramBytes, int channels) {
    this.binary = binary;
    this.task = task;
    this.ram = ram;
    this.file = file;
    this.ramBytes = ramBytes;
    this.options = MigrationOptions.mappedRam().multifd(channels).directIo(true);
  }

  @Override
  public String name() {
    return "QEMU " + binary.version().numbers();
  }

  @Override
  public Sample run() throws IOException, InterruptedException {
    Files.deleteIfExists(task == Operation.SAVE ? file : ram);
    QemuMachine machine = QemuMachine.none(new MemoryBackend(SideBySide.BLOCK, ramBytes, ram));
    try (QemuProcess qemu =
        QemuProcess.start(binary, task == Operation.SAVE ? machine : machine.asDestination())) {
      double cpuBefore = Commands.cpuSeconds(qemu.pid());
      long start = System.nanoTime();
      String uri = QemuProcess.uri(file, 0);
      if (task == Operation.SAVE) {
        qemu.save(uri, options, BOUND).orThrow();
      } else {
        qemu.load(uri, options, BOUND).orThrow();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Sample(
          seconds,
          Commands.cpuSeconds(qemu.pid()) - cpuBefore,
          Commands.maxResidentKib(qemu.pid()));
    }
  }
}
