package dev.plumbline.bench.gate;

import dev.plumbline.bench.count.Workbench;
import dev.plumbline.bench.count.Workload;
import dev.plumbline.bench.path.Operation;
import dev.plumbline.bench.path.SingleRuns;
import dev.plumbline.fixtures.qemu.QemuBinary;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who is there to be compared with.
 *
 * @param fio the program, or null
 * @param qemu the program, or null
 * @param baseline directory of a build that was kept: a copy of {@code target/app}; or null
 */
public record Opponents(@Nullable Path fio, @Nullable QemuBinary qemu, @Nullable Path baseline) {

  /** A build's archive, in its directory. */
  public static final String ARCHIVE = "plumbline.jar";

  /** The two sides of a race. */
  record Pair(Racer subject, Racer opponent) {}

  /** Both sides of a gate's race on prepared files, or null when the opponent isn't there. */
  @Nullable Pair pair(TimedGate gate, Workbench bench) {
    Workload work = gate.work();
    Path scratch = bench.scratch();
    SingleRuns runs =
        new SingleRuns(
            work.saving() ? Operation.SAVE : Operation.RESTORE,
            work.saving() ? bench.source(work) : bench.target(),
            work.ramBytes(),
            work.saving() ? bench.saved(work) : bench.restorable(work),
            work.channels(),
            work.direct());
    return switch (gate.against()) {
      case FIO -> fio == null ? null : new Pair(runs::reference, () -> runs.fio(fio, scratch));
      case QEMU -> qemu == null ? null : new Pair(runs::reference, () -> runs.qemu(qemu));
      case BASELINE ->
          baseline == null
              ? null
              : new Pair(
                  () -> runs.build(System.getProperty("java.class.path")),
                  () -> runs.build(baseline.resolve(ARCHIVE).toString()));
    };
  }

  /** How to get somebody who is missing. */
  static String missing(Opponent opponent) {
    return switch (opponent) {
      case FIO -> "no fio (apt install fio), or not asked for";
      case QEMU -> "no QEMU 9.0 or newer (apt install qemu-system-x86), or not asked for";
      case BASELINE -> "no build was kept: copy target/app, and name the copy with --baseline";
    };
  }
}
