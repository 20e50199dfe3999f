package dev.plumbline.faults.sweep;

import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.inject.FaultLog;
import dev.plumbline.faults.inject.Survivors;
import dev.plumbline.faults.plan.Keep;
import dev.plumbline.faults.plan.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs an operation once, and looks before each of its calls, and after its end, at what would be
 * left if the power failed there: over every subset of what was not synced up to a bound, and over
 * seeded subsets in seeded orders.
 */
public final class CrashSweep {

  /**
   * How much to look at.
   *
   * @param exhaustiveChanges with so many unsynced changes at most, every subset; with more, those
   *     that lack one change, those that have only one, and every beginning
   * @param seeded so many subsets in any order
   */
  public record Bounds(int exhaustiveChanges, int seeded) {}

  private final Operation operation;
  private final Bounds bounds;
  private final SweepReport report = new SweepReport();
  private List<String> last = List.of("nothing looked at yet");

  private CrashSweep(Operation operation, Bounds bounds) {
    this.operation = operation;
    this.bounds = bounds;
  }

  /** Sweeps. */
  public static SweepReport over(Operation operation, Bounds bounds) {
    CrashSweep sweep = new CrashSweep(operation, bounds);
    FaultyDisk disk = operation.prepare();
    disk.inject(Plan.EMPTY, FaultLog.NONE);
    disk.observe(event -> sweep.look(disk, Ending.CUT, describe(disk, event)));
    try {
      operation.run(disk);
      sweep.last = List.of();
      sweep.lookAgain(disk);
    } catch (IOException | RuntimeException e) {
      sweep.report.violated("failed without any fault: " + e);
    }
    return sweep.report;
  }

  private void lookAgain(FaultyDisk disk) {
    look(disk, Ending.CUT_AFTER_DONE, "after the end");
  }

  private static String describe(FaultyDisk disk, Event event) {
    return "before call " + disk.calls() + ", " + event.call().word();
  }

  private void look(FaultyDisk disk, Ending ending, String where) {
    if (report.isEnough()) {
      return;
    }
    report.point();
    List<String> unsynced = disk.unsynced();
    if (unsynced.equals(last) && ending == Ending.CUT) {
      // Nothing has changed since the last look, and what was synced would show here.
      return;
    }
    last = unsynced;
    int count = unsynced.size();
    for (List<Integer> survivors : subsets(count)) {
      check(disk, ending, where, survivors);
    }
    for (int seed = 0; seed < bounds.seeded() && count > 1; seed++) {
      check(disk, ending, where, new Survivors(Keep.RANDOM, seed).of(count));
    }
  }

  private List<List<Integer>> subsets(int count) {
    List<List<Integer>> subsets = new ArrayList<>();
    if (count <= bounds.exhaustiveChanges()) {
      for (int bits = 0; bits < 1 << count; bits++) {
        List<Integer> subset = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          if ((bits >> i & 1) != 0) {
            subset.add(i);
          }
        }
        subsets.add(subset);
      }
      return subsets;
    }
    List<Integer> all = new Survivors(Keep.ALL, 0).of(count);
    for (int i = 0; i < count; i++) {
      List<Integer> without = new ArrayList<>(all);
      without.remove(/* index */ i);
      subsets.add(without);
      subsets.add(List.of(i));
      subsets.add(all.subList(0, i));
    }
    subsets.add(all);
    return subsets;
  }

  private void check(FaultyDisk disk, Ending ending, String where, List<Integer> survivors) {
    report.state();
    String violation = operation.violation(disk.after(survivors), ending, true);
    if (violation != null) {
      report.violated(
          "power cut "
              + where
              + ", keep "
              + survivors
              + " of "
              + disk.unsynced()
              + ": "
              + violation);
    }
  }
}
