package dev.plumbline.bench.path;

import dev.plumbline.kit.run.WorkSpace;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Carries a plan out. Within a group (one filesystem, one content, one size, one operation) every
 * contender has its turn in each round, and every second round goes backwards: what the machine
 * does meanwhile hits all of them alike, so ratios within a group mean something when rates don't.
 * Each run has fresh files, and those before it have been written to their disk.
 */
public final class BenchRunner {

  /** A longer comparison would take longer than what is measured. */
  private static final long LONGEST_COMPARED_BYTES = 4L << 30;

  /** How many times what RAM holds is there at once: the migration file and fio's. */
  private static final int FILES = 2;

  private final BenchPlan plan;
  private final RunWatcher watcher;
  private final List<Measurement> measurements = new ArrayList<>();

  private BenchRunner(BenchPlan plan, RunWatcher watcher) {
    this.plan = plan;
    this.watcher = watcher;
  }

  /**
   * Measures.
   *
   * @return in the order in which it was measured
   * @throws IOException when a contender fails, restores something else than was saved, or there is
   *     no room
   */
  public static List<Measurement> run(BenchPlan plan, RunWatcher watcher) throws IOException {
    BenchRunner runner = new BenchRunner(plan, watcher);
    for (Path place : plan.places()) {
      for (Series series : plan.series()) {
        for (RamContent content : series.contents()) {
          for (long bytes : series.ramBytes()) {
            runner.measure(place, series, content, bytes);
          }
        }
      }
    }
    return List.copyOf(runner.measurements);
  }

  private void measure(Path place, Series series, RamContent content, long wantedBytes)
      throws IOException {
    String filesystem = Files.getFileStore(place).type();
    try (WorkSpace space = WorkSpace.on(place, "bench")) {
      requireRoom(space, content, wantedBytes);
      Path source = space.ram().resolve("source.ram");
      Path file = space.files().resolve("bench.mr");
      watcher.preparing(content.name() + " RAM");
      content.fill(source, wantedBytes);
      long bytes = Files.size(source);
      Group group = new Group(series, content, filesystem, source);
      measure(group, new Task(Operation.SAVE, source, bytes, file));
      watcher.preparing("a file to restore");
      // Whatever was measured last may have left holes elsewhere.
      CountedRun.of(new Task(Operation.SAVE, source, bytes, file), 1, false);
      Path restored = space.ram().resolve("restored.ram");
      measure(group, new Task(Operation.RESTORE, restored, bytes, file));
    }
  }

  private record Group(Series series, RamContent content, String filesystem, Path source) {
    String words(Task task, Contender contender) {
      return filesystem
          + ", "
          + content.name()
          + ", "
          + task.operation().word()
          + ": "
          + contender.name()
          + (contender.channels() > 0 ? " x " + contender.channels() : "");
    }
  }

  private void measure(Group group, Task task) throws IOException {
    boolean onDisk = !group.filesystem().equals("tmpfs") && !group.filesystem().equals("ramfs");
    List<Contender> contenders = Contenders.of(plan, group.series(), task, onDisk);
    // The number of channels makes next to no difference to them.
    Map<String, Requests> counted = new HashMap<>();
    for (Contender contender : contenders) {
      if (!counted.containsKey(contender.name())) {
        watcher.preparing("the count of requests: " + group.words(task, contender));
        counted.put(contender.name(), contender.count());
      }
    }
    for (int round = 0; round < group.series().rounds(); round++) {
      for (Contender contender : round % 2 == 0 ? contenders : contenders.reversed()) {
        watcher.running(group.words(task, contender));
        Requests requests = Objects.requireNonNull(counted.get(contender.name()));
        // Once is enough for the sizes.
        Measurement measurement =
            once(group, task, contender, round, round == 0 ? requests : requests.withoutSizes());
        measurements.add(measurement);
        watcher.measured(measurement);
      }
    }
  }

  private static Measurement once(
      Group group, Task task, Contender contender, int round, Requests requests)
      throws IOException {
    if (task.operation() == Operation.RESTORE) {
      Aftermath.evict(task.file());
      Files.deleteIfExists(task.ram());
    } else {
      Files.deleteIfExists(task.file());
    }
    Aftermath.settle(task.file());
    Sample sample = contender.run();
    Aftermath after = Aftermath.of(contender.file());
    if (round == 0 && contender.file() != null && task.operation() == Operation.RESTORE) {
      compare(group, task, contender);
    }
    return new Measurement(
        task.operation(),
        contender.name(),
        contender.channels(),
        group.content().name(),
        task.ramBytes(),
        group.filesystem(),
        round,
        sample.seconds(),
        sample.syncSeconds(),
        sample.cpuSeconds(),
        sample.peakResidentBytes(),
        after.pageCacheBytes(),
        requests,
        after.extents(),
        after.fileBytes());
  }

  /** Whoever restores something else isn't measured. */
  private static void compare(Group group, Task task, Contender contender) throws IOException {
    if (task.ramBytes() <= LONGEST_COMPARED_BYTES) {
      long at = Files.mismatch(group.source(), task.ram());
      if (at >= 0) {
        throw new IOException(
            group.words(task, contender)
                + ": restored something else than was saved: first difference at offset="
                + at
                + " of the RAM");
      }
    }
  }

  private static void requireRoom(WorkSpace space, RamContent content, long bytes)
      throws IOException {
    long each = content.spaceBytes(bytes);
    FileStore memory = Files.getFileStore(space.ram());
    FileStore disk = Files.getFileStore(space.files());
    boolean same = memory.equals(disk);
    requireRoom(space.files(), disk, (same ? 2 * FILES : FILES) * each);
    requireRoom(space.ram(), memory, (same ? 2 * FILES : FILES) * each);
  }

  private static void requireRoom(Path directory, FileStore store, long bytes) throws IOException {
    if (store.getUsableSpace() < bytes) {
      throw new IOException(
          directory
              + ": no room: free bytes="
              + store.getUsableSpace()
              + ", needed="
              + bytes
              + "; take less RAM (--size MIB) or another directory (--on DIR)");
    }
  }
}
