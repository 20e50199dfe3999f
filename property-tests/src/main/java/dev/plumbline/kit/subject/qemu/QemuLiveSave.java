package dev.plumbline.kit.subject.qemu;

import dev.plumbline.fixtures.qemu.DirtyingGuest;
import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.MigrationOutcome;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.kit.subject.SaveRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A save while our guest runs. It is slow at first, so that there are rounds, and quick at the end,
 * so that there is one.
 */
final class QemuLiveSave {

  private static final long SLOW_BYTES_PER_SECOND = 4L << 20;
  private static final int SHORT_DOWNTIME_MILLIS = 1;
  private static final int LONG_DOWNTIME_MILLIS = 20_000;
  private static final long STEPS_BEFORE = 2000;

  private QemuLiveSave() {}

  static MigrationOutcome run(
      QemuProcess qemu, QemuPlace place, MigrationOptions options, SaveRequest request)
      throws IOException {
    Duration bound = request.options().bound();
    Path ram = request.blocks().getFirst().file();
    qemu.cont();
    DirtyingGuest.awaitStep(ram, STEPS_BEFORE, bound);
    qemu.configure(
        options
            .maxBandwidth(SLOW_BYTES_PER_SECOND)
            .parameter("downtime-limit", SHORT_DOWNTIME_MILLIS));
    qemu.qmp().execute("migrate", Map.of("uri", place.saveUri()));
    awaitRounds(qemu, request.liveRounds(), bound);
    qemu.configure(
        new MigrationOptions(new TreeMap<>(), new TreeMap<>())
            .maxBandwidth(MigrationOptions.UNLIMITED)
            .parameter("downtime-limit", LONG_DOWNTIME_MILLIS));
    return qemu.await(bound);
  }

  private static void awaitRounds(QemuProcess qemu, int rounds, Duration bound) throws IOException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < bound.toNanos()) {
      var state = qemu.qmp().execute("query-migrate");
      boolean enough = state.path("ram").path("dirty-sync-count").asLong(0) > rounds;
      boolean ended =
          !state.path("status").asText().equals("active")
              && !state.path("status").asText().equals("setup");
      if (enough || ended) {
        return;
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
