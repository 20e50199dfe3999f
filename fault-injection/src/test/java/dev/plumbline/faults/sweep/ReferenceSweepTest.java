package dev.plumbline.faults.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.plan.Fault;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference implementation over tiny RAM: every kind of fault at every call (and in the slow
 * tests every legal error), once and from there on; the power failing before every call, over the
 * subsets of what was not synced. Each run ends in success or an error that names its cause;
 * nothing is corrupted in silence, nothing hangs, nothing is left open, what was there before
 * stays; after a power cut there is the old content or the whole new one.
 */
final class ReferenceSweepTest {

  private static final CrashSweep.Bounds BOUNDS = new CrashSweep.Bounds(10, 50);
  private static final CrashSweep.Bounds WIDE = new CrashSweep.Bounds(12, 500);

  static List<Operations> few() {
    return Operations.few();
  }

  static List<Operations> all() {
    return Operations.all();
  }

  @ParameterizedTest
  @MethodSource("few")
  void savingKeepsItsPromises(Operations how, TestReporter reporter) {
    saving(how, FaultSweep::isTypical, BOUNDS, reporter);
  }

  @ParameterizedTest
  @MethodSource("few")
  void restoringKeepsItsPromises(Operations how, TestReporter reporter) throws IOException {
    restoring(how, FaultSweep::isTypical, BOUNDS, reporter);
  }

  @ParameterizedTest
  @MethodSource("all")
  @Tag("slow")
  void savingInEveryWayKeepsItsPromises(Operations how, TestReporter reporter) {
    saving(how, fault -> true, WIDE, reporter);
  }

  @ParameterizedTest
  @MethodSource("all")
  @Tag("slow")
  void restoringInEveryWayKeepsItsPromises(Operations how, TestReporter reporter)
      throws IOException {
    restoring(how, fault -> true, WIDE, reporter);
  }

  private static void saving(
      Operations how, Predicate<Fault> which, CrashSweep.Bounds bounds, TestReporter reporter) {
    SaveOperation save = how.save();
    check("order", CommitOrder.over(save), reporter);
    check("faults", FaultSweep.over(save, which), reporter);
    check("power cuts", CrashSweep.over(save, bounds), reporter);
    SaveOperation torn = how.save(save.traits().withAtoms(1024), save.options().crew());
    check("power cuts that divide writes", CrashSweep.over(torn, bounds), reporter);
  }

  private static void restoring(
      Operations how, Predicate<Fault> which, CrashSweep.Bounds bounds, TestReporter reporter)
      throws IOException {
    RestoreOperation restore = how.restore(how.live());
    check("faults", FaultSweep.over(restore, which), reporter);
    check("power cuts", CrashSweep.over(restore, bounds), reporter);
  }

  private static void check(String what, SweepReport report, TestReporter reporter) {
    reporter.publishEntry(what, report.toString());
    assertThat(report.violations()).as(what).isEmpty();
    assertThat(report.runs()).as(what).isGreaterThan(10);
  }
}
