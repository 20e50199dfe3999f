package dev.plumbline.kit.subject.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.fixtures.qemu.DeviceWrites;
import dev.plumbline.fixtures.qemu.DirtyingGuest;
import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.MigrationOutcome;
import dev.plumbline.fixtures.qemu.QemuException;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.kit.subject.SaveRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A save while RAM changes. It is slow at first, so that there are rounds, and quick at the end, so
 * that there is one.
 */
final class QemuLiveSave {

  private static final long SLOW_BYTES_PER_SECOND = 4L << 20;

  /** A page at the slow rate. With 0, QEMU 10 ends when it has saved what it knows of, unlooked. */
  private static final int SHORT_DOWNTIME_MILLIS = 1;

  private static final int LONG_DOWNTIME_MILLIS = 20_000;
  private static final long STEPS_BEFORE = 2000;
  private static final int WRITES_BEFORE = 300;
  private static final int WRITES_BETWEEN = 30;
  private static final Set<String> UNDER_WAY = Set.of("setup", "active");

  private final QemuProcess qemu;
  private final QemuPlace place;
  private final MigrationOptions options;
  private final SaveRequest request;
  private final Duration bound;

  QemuLiveSave(QemuProcess qemu, QemuPlace place, MigrationOptions options, SaveRequest request) {
    this.qemu = qemu;
    this.place = place;
    this.options = options;
    this.request = request;
    this.bound = request.options().bound();
  }

  /** Our guest changes its RAM. */
  MigrationOutcome byGuest() throws IOException {
    Path ram = request.blocks().getFirst().file();
    qemu.cont();
    DirtyingGuest.awaitStep(ram, STEPS_BEFORE, bound);
    beginSlowly();
    awaitRounds(() -> pause(5));
    return endQuickly();
  }

  /**
   * The kit changes it, as a device.
   *
   * @throws StoppedEarlyException if nobody can tell which changes were before the end
   */
  MigrationOutcome by(DeviceWrites writes) throws IOException {
    ChangingDevice device = new ChangingDevice(writes, request.blocks().getFirst().lengthBytes());
    qemu.cont();
    device.change(WRITES_BEFORE);
    beginSlowly();
    boolean stillRan = changeWhileRunning(device);
    MigrationOutcome outcome = stillRan ? endQuickly() : qemu.await(bound);
    if (!stillRan && outcome.status() == MigrationOutcome.Status.COMPLETED) {
      throw new StoppedEarlyException(
          "the machine stopped before it was saved in " + request.liveRounds() + " rounds");
    }
    return outcome;
  }

  /** Whether all changes were made before the machine stopped; what ends QEMU shows afterwards. */
  private boolean changeWhileRunning(ChangingDevice device) {
    try {
      awaitRounds(() -> device.change(WRITES_BETWEEN));
      return qemu.qmp().execute("query-status").path("running").asBoolean();
    } catch (IOException e) {
      return false;
    }
  }

  private void beginSlowly() throws QemuException {
    qemu.configure(
        options
            .maxBandwidth(SLOW_BYTES_PER_SECOND)
            .parameter("downtime-limit", SHORT_DOWNTIME_MILLIS));
    qemu.qmp().execute("migrate", Map.of("uri", place.saveUri()));
  }

  private MigrationOutcome endQuickly() throws QemuException {
    qemu.configure(
        new MigrationOptions(new TreeMap<>(), new TreeMap<>())
            .maxBandwidth(MigrationOptions.UNLIMITED)
            .parameter("downtime-limit", LONG_DOWNTIME_MILLIS));
    return qemu.await(bound);
  }

  /** What is done between two looks at how far the save is. */
  @FunctionalInterface
  private interface Meanwhile {
    void run() throws IOException;
  }

  private void awaitRounds(Meanwhile meanwhile) throws IOException {
    long start = System.nanoTime();
    boolean goesOn = true;
    while (goesOn && System.nanoTime() - start < bound.toNanos()) {
      meanwhile.run();
      JsonNode state = qemu.qmp().execute("query-migrate");
      boolean enough = state.path("ram").path("dirty-sync-count").asLong(0) > request.liveRounds();
      goesOn = !enough && UNDER_WAY.contains(state.path("status").asText());
    }
  }

  private static void pause(long millis) throws QemuException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QemuException("interrupted during a live save", e);
    }
  }
}
