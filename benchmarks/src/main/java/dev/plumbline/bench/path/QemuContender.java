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
 * counted, its file isn't synced, and {@code max-bandwidth} is out of the way. Its peak of resident
 * memory holds the guest's RAM.
 *
 * @param binary which QEMU
 * @param task the files
 * @param channels how many
 * @param direct whether they bypass the page cache
 */
record QemuContender(QemuBinary binary, Task task, int channels, boolean direct)
    implements Contender {

  private static final Duration BOUND = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "qemu " + (direct ? "direct" : "buffered");
  }

  /** The same with another binary. */
  QemuContender with(QemuBinary other) {
    return new QemuContender(other, task, channels, direct);
  }

  @Override
  public Path file() {
    return task.file();
  }

  @Override
  public Requests count() throws IOException {
    return TracedRun.of(this);
  }

  @Override
  public Sample run() throws IOException {
    boolean save = task.operation() == Operation.SAVE;
    Files.deleteIfExists(save ? task.file() : task.ram());
    MigrationOptions options = MigrationOptions.mappedRam().multifd(channels).directIo(direct);
    QemuMachine machine =
        QemuMachine.none(new MemoryBackend(Task.BLOCK, task.ramBytes(), task.ram()));
    try (QemuProcess qemu = QemuProcess.start(binary, save ? machine : machine.asDestination())) {
      double cpuBefore = ProcessFacts.cpuSeconds(qemu.pid());
      long start = System.nanoTime();
      String uri = QemuProcess.uri(task.file(), 0);
      if (save) {
        qemu.save(uri, options, BOUND).orThrow();
      } else {
        qemu.load(uri, options, BOUND).orThrow();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      // At once: where a file was truncated before, ext4 writes it when it is closed, and that
      // counts.
      double syncSeconds = save ? Aftermath.sync(task.file()) : -1;
      return new Sample(
          seconds,
          syncSeconds,
          ProcessFacts.cpuSeconds(qemu.pid()) - cpuBefore,
          ProcessFacts.peakResidentBytes(qemu.pid()));
    }
  }
}
