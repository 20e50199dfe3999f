package dev.plumbline.faults.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.file.DiskTraits;
import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.faults.file.SeededCrew;
import dev.plumbline.faults.plan.Fault;
import dev.plumbline.faults.sweep.CommitOrder;
import dev.plumbline.faults.sweep.CrashSweep;
import dev.plumbline.faults.sweep.FaultSweep;
import dev.plumbline.faults.sweep.RestoreOperation;
import dev.plumbline.faults.sweep.SaveOperation;
import dev.plumbline.faults.sweep.SweepReport;
import dev.plumbline.faults.sweep.TinyRam;
import dev.plumbline.io.DirectIo;
import dev.plumbline.io.Disk;
import dev.plumbline.migration.Loader;
import dev.plumbline.migration.Saver;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mutant is found out by the same sweeps in which the reference has no violation. */
final class MutantsTest {

  private static final TinyRam RAM = TinyRam.of(7, 4096, List.of(5, 6), false);
  private static final DiskTraits TRAITS = DiskTraits.PLAIN.withMostCalls(10_000);
  private static final SeededCrew CREW = new SeededCrew(1);

  private static SaveOperation save(int offset, DirectIo directIo, UnaryOperator<Disk> through) {
    Saver.Options options = new Saver.Options(2, true, new RequestPolicy(1 << 16, 0), CREW);
    return new SaveOperation(RAM, offset, 6000, directIo, options, TRAITS, through);
  }

  private static RestoreOperation restore(UnaryOperator<Disk> through) throws IOException {
    SaveOperation saving = save(0, DirectIo.OFF, UnaryOperator.identity());
    FaultyDisk saved = saving.prepare();
    saving.run(saved);
    Loader.Options options = new Loader.Options(2, DirectIo.ON, RequestPolicy.BUFFERED, CREW);
    return new RestoreOperation(RAM, saved.after(List.of()), false, options, through);
  }

  /** The sweeps, each done only when it is its turn. */
  private static Stream<SweepReport> sweeps(UnaryOperator<Disk> through) throws IOException {
    RestoreOperation restore = restore(through);
    List<Supplier<SweepReport>> sweeps = new ArrayList<>();
    for (int offset : new int[] {0, 5000}) {
      SaveOperation save = save(offset, DirectIo.ON, through);
      sweeps.add(() -> CommitOrder.over(save));
      sweeps.add(() -> CrashSweep.over(save, new CrashSweep.Bounds(8, 20)));
      sweeps.add(() -> FaultSweep.over(save, MutantsTest::isTried));
    }
    sweeps.add(() -> FaultSweep.over(restore, MutantsTest::isTried));
    return sweeps.stream().map(Supplier::get);
  }

  private static boolean isTried(Fault fault) {
    return FaultSweep.isTold(fault) && FaultSweep.isTypical(fault);
  }

  @Test
  void theReferenceIsNone() throws IOException {
    assertThat(sweeps(UnaryOperator.identity()))
        .hasSize(7)
        .allSatisfy(report -> {
          assertThat(report.violations()).isEmpty();
          assertThat(report.runs()).isPositive();
        });
  }

  static List<Mutant> mutants() {
    return Mutant.all();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void isFoundOut(Mutant mutant) throws IOException {
    List<String> seen = new ArrayList<>();
    boolean found =
        sweeps(mutant.change())
            .peek(report -> seen.addAll(report.violations()))
            .anyMatch(
                report -> report.violations().stream().anyMatch(v -> v.contains(mutant.symptom())));
    assertThat(found).as("'%s' among %s", mutant.symptom(), seen).isTrue();
  }
}
