package dev.plumbline.faults.sweep;

import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.faults.inject.Action;
import dev.plumbline.faults.inject.FaultLog;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Fault;
import dev.plumbline.faults.plan.Keep;
import dev.plumbline.faults.plan.LegalErrors;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.Repeat;
import dev.plumbline.io.Errno;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Runs an operation once, counting its calls; then again and again, with each fault at each call
 * that it can happen to, once and from there on.
 */
public final class FaultSweep {

  private static final Set<Errno> TYPICAL =
      EnumSet.of(Errno.EIO, Errno.EINTR, Errno.EINVAL, Errno.ENOSPC);

  private FaultSweep() {}

  /** Every kind of fault, and every legal error, that can happen to a call. */
  public static List<Fault> faults(Call call) {
    List<Fault> faults = new ArrayList<>();
    for (Errno errno : LegalErrors.of(call)) {
      faults.add(new Fault.Fail(errno));
    }
    faults.addAll(
        List.of(
            new Fault.ShortBy(1),
            new Fault.ShortBy(4096),
            new Fault.ShortTo(512),
            new Fault.ShortTo(4096),
            new Fault.ShortRandom(),
            new Fault.Torn(2, List.of(0)),
            new Fault.Torn(2, List.of(1)),
            new Fault.Torn(8, List.of(7, 2)),
            new Fault.Drop(),
            new Fault.Misdirect(4096),
            new Fault.Misdirect(-512),
            new Fault.Duplicate(4096),
            new Fault.Stale(),
            new Fault.Flip(1),
            new Fault.Zero(),
            new Fault.Strict(1 << 20, 1 << 20),
            new Fault.Delay(1),
            new Fault.Hang(),
            new Fault.Full(Errno.ENOSPC, 0),
            new Fault.Full(Errno.EFBIG, 5000),
            new Fault.Forget(Errno.EIO),
            new Fault.Shrink(100),
            new Fault.PowerCut(true, Keep.SYNCED),
            new Fault.PowerCut(false, Keep.SYNCED),
            new Fault.PowerCut(true, Keep.RANDOM),
            new Fault.PowerCut(false, Keep.ALL)));
    faults.removeIf(f -> !f.calls().contains(call));
    return faults;
  }

  /**
   * Whether a fault is one of the fewer that stand for all: of errors, those that programs treat in
   * different ways.
   */
  public static boolean isTypical(Fault fault) {
    return !(fault instanceof Fault.Fail(Errno errno)) || TYPICAL.contains(errno);
  }

  /** Whether the program is told of a fault, see {@link Action#isTold}: an error, say. */
  public static boolean isTold(Fault fault) {
    return switch (fault) {
      case Fault.Fail f -> true;
      case Fault.Strict f -> true;
      case Fault.ShortBy f -> true;
      case Fault.ShortTo f -> true;
      case Fault.ShortRandom f -> true;
      case Fault.Delay f -> true;
      case Fault.Hang f -> true;
      case Fault.Full f -> true;
      case Fault.Forget f -> true;
      case Fault.PowerCut f -> true;
      case Fault.Torn f -> false;
      case Fault.Drop f -> false;
      case Fault.Misdirect f -> false;
      case Fault.Duplicate f -> false;
      case Fault.Stale f -> false;
      case Fault.Flip f -> false;
      case Fault.Zero f -> false;
      case Fault.Shrink f -> false;
    };
  }

  /**
   * Sweeps over all faults.
   *
   * @param operation must make the same calls in each run without faults
   */
  public static SweepReport over(Operation operation) {
    return over(operation, fault -> true);
  }

  /** Sweeps over some faults. */
  public static SweepReport over(Operation operation, Predicate<Fault> which) {
    SweepReport report = new SweepReport();
    Map<Call, Long> counts = count(operation, report);
    for (Map.Entry<Call, Long> entry : counts.entrySet()) {
      Call call = entry.getKey();
      List<Fault> faults = faults(call).stream().filter(which).toList();
      for (long number = 1; number <= entry.getValue(); number++) {
        report.point();
        for (Fault fault : faults) {
          if (report.isEnough()) {
            return report;
          }
          for (Repeat repeat : List.of(Repeat.ONCE, Repeat.ALWAYS)) {
            Plan plan =
                Plan.builder()
                    .seed(number)
                    .on(call)
                    .number(number)
                    .repeat(repeat)
                    .fault(fault)
                    .build();
            report.run(Trial.of(operation, plan), describe(plan));
          }
        }
      }
    }
    return report;
  }

  private static String describe(Plan plan) {
    return plan.rules().getFirst().text() + " (seed " + plan.seed() + ")";
  }

  /** How many calls of each kind it makes when nothing goes wrong. */
  private static Map<Call, Long> count(Operation operation, SweepReport report) {
    report.run(Trial.of(operation, Plan.EMPTY), "without faults");
    Map<Call, Long> counts = new EnumMap<>(Call.class);
    FaultyDisk disk = operation.prepare();
    disk.inject(Plan.EMPTY, FaultLog.NONE);
    try {
      operation.run(disk);
    } catch (IOException e) {
      // Told already.
    }
    for (Call call : Call.values()) {
      long count = disk.injector().count(call);
      if (count > 0) {
        counts.put(call, count);
      }
    }
    return counts;
  }
}
