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
 * counted, its file isn't synced, and {@code max-bandwidth} is out of the way. Its requests are the
 * system calls that the kernel counted: a few of its monitor's are among them.
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

  @Override
  public Path file() {
    return task.file();
  }

  @Override
  public Sample run() throws IOException {
    boolean save = task.operation() == Operation.SAVE;
    Files.deleteIfExists(save ? task.file() : task.ram());
    MigrationOptions options = MigrationOptions.mappedRam().multifd(channels).directIo(direct);
    QemuMachine machine =
        QemuMachine.none(new MemoryBackend(Task.BLOCK, task.ramBytes(), task.ram()));
    try (QemuProcess qemu = QemuProcess.start(binary, save ? machine : machine.asDestination())) {
      ProcessFacts before = ProcessFacts.of(qemu.pid(), task.operation());
      long start = System.nanoTime();
      String uri = QemuProcess.uri(task.file(), 0);
      if (save) {
        qemu.save(uri, options, BOUND).orThrow();
      } else {
        qemu.load(uri, options, BOUND).orThrow();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      ProcessFacts after = ProcessFacts.of(qemu.pid(), task.operation());
      return new Sample(
          seconds,
          after.cpuSeconds() - before.cpuSeconds(),
          ProcessFacts.peakResidentBytes(qemu.pid()),
          after.since(before));
    }
  }
}
