package dev.plumbline.bench.count;

import com.sun.management.ThreadMXBean;
import dev.plumbline.io.Disk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Counts what workloads ask for. Not for several threads at once. */
public final class Accountant {

  private static final int GIB_SHIFT = 30;
  private static final double KIB = 1024;

  private static final int ALLOCATION_RUNS = 3;
  private static final int WARM_UP_RUNS = 12;
  private static final long WARM_UP_BYTES = 1 << 20;

  private final Workbench bench;
  private final UnaryOperator<Disk> through;
  private final Set<String> warm = new HashSet<>();

  /**
   * An accountant.
   *
   * @param bench where workloads are carried out
   * @param through goes between the program and the counting: how a slower program is made
   */
  public Accountant(Workbench bench, UnaryOperator<Disk> through) {
    this.bench = bench;
    this.through = through;
  }

  /**
   * Carries a workload out, a few times.
   *
   * @return a number for each metric; {@link Double#NaN} where it makes no sense
   * @throws IOException when it fails, or a restore doesn't give back what was saved
   */
  public Map<Metric, Double> account(Workload work) throws IOException {
    bench.prepare(work);
    double allocatedBytes = allocatedBytes(work);
    Tally file = new Tally();
    Tally ram = new Tally();
    bench.run(
        work, through.apply(new CountingDisk(Disk.REAL, path -> bench.isRam(path) ? ram : file)));
    if (!work.saving() && !bench.isRestored(work)) {
      throw new IOException(work.name() + ": what was restored isn't what was saved");
    }
    double perGib = (double) (1L << GIB_SHIFT) / work.ramBytes();
    long payload = bench.payloadBytes(work);
    long written = (work.saving() ? file : ram).get(Counted.WRITTEN_BYTES);
    Map<Metric, Double> counts = new EnumMap<>(Metric.class);
    counts.put(Metric.FILE_REQUESTS_PER_GIB, file.requests() * perGib);
    counts.put(Metric.RAM_REQUESTS_PER_GIB, ram.requests() * perGib);
    counts.put(Metric.WRITTEN_BEYOND_PAYLOAD_KIB, (written - payload) / KIB);
    counts.put(Metric.WRITTEN_PER_PAYLOAD, payload == 0 ? Double.NaN : (double) written / payload);
    counts.put(Metric.DIRECT_REQUESTS_PER_GIB, file.get(Counted.DIRECT_REQUESTS) * perGib);
    counts.put(
        Metric.UNALIGNED_DIRECT_REQUESTS, (double) file.get(Counted.UNALIGNED_DIRECT_REQUESTS));
    counts.put(Metric.SYNCS, (double) file.get(Counted.SYNCS) + ram.get(Counted.SYNCS));
    counts.put(Metric.CALLS_PER_GIB, (file.calls() + ram.calls()) * perGib);
    counts.put(Metric.ALLOCATED_KIB_PER_GIB, allocatedBytes / KIB * perGib);
    return counts;
  }

  /** The least of a few runs: what else the JVM does only adds. */
  private double allocatedBytes(Workload work) throws IOException {
    warmUp(work);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ALLOCATION_RUNS; i++) {
      long before = threads.getTotalThreadAllocatedBytes();
      bench.run(work, through.apply(Disk.REAL));
      least = Math.min(least, threads.getTotalThreadAllocatedBytes() - before);
    }
    return least;
  }

  /**
   * Code that runs for the first time allocates what it never does again, native calls for the
   * first dozen of times. Short runs are enough for that.
   */
  private void warmUp(Workload work) throws IOException {
    if (!warm.add(work.name())) {
      return;
    }
    Workload small = work.ofRam(Math.min(work.ramBytes(), WARM_UP_BYTES));
    bench.prepare(small);
    for (int i = 0; i < WARM_UP_RUNS; i++) {
      bench.run(small, through.apply(Disk.REAL));
    }
  }
}
