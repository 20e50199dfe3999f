package dev.plumbline.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.bench.count.Places;
import dev.plumbline.bench.count.SlowDowns;
import dev.plumbline.bench.count.Workbench;
import dev.plumbline.bench.count.Workload;
import dev.plumbline.fixtures.Peers;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.io.Disk;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Timed gates on real time: what was slowed down on purpose trips one, no change trips none. */
@Tag("performance")
final class SeededSlowDownTest {

  private static final long RAM_BYTES = 128L << 20;
  private static final int RUNS_WITHOUT_CHANGE = 10;

  private final Workload work = Workload.of(true, false, new RamPattern.Random(1), RAM_BYTES, 2);

  @Test
  void aNeedlessCopyTrips() throws Exception {
    trips(SlowDowns::needlessCopy);
  }

  @Test
  void requestsOfFourKibTrip() throws Exception {
    trips(SlowDowns::smallRequests);
  }

  @Test
  void tenRunsWithoutChangeDoNot() throws Exception {
    try (Places places = new Places()) {
      for (int run = 0; run < RUNS_WITHOUT_CHANGE; run++) {
        Ruling ruling = judge(places, UnaryOperator.identity());
        assertThat(ruling.verdict()).as("run %d: %s", run, ruling).isNotEqualTo(Verdict.NOT_MET);
      }
    }
  }

  private void trips(UnaryOperator<Disk> slowDown) throws Exception {
    try (Places places = new Places()) {
      Ruling ruling = judge(places, slowDown);
      Peers.require(
          ruling.verdict() != Verdict.INCONCLUSIVE, "a machine that is left alone: " + ruling);
      assertThat(ruling.verdict()).as("%s", ruling).isEqualTo(Verdict.NOT_MET);
    }
  }

  private Ruling judge(Places places, UnaryOperator<Disk> subject) throws Exception {
    Workbench bench = places.benchInMemory();
    bench.prepare(work);
    TimedRules rules = GateFile.read(Path.of("gate.json")).rules();
    TimedJudge judge = new TimedJudge(rules, new MachineCalibration(places.memory()));
    return judge.judge(
        "save.self", 1, racer(bench, subject), racer(bench, UnaryOperator.identity()));
  }

  private Racer racer(Workbench bench, UnaryOperator<Disk> through) throws Exception {
    Racer racer =
        () -> {
          long start = System.nanoTime();
          bench.run(work, through.apply(Disk.REAL));
          return (System.nanoTime() - start) / 1e9;
        };
    // The first run pays for loading and compiling.
    racer.run();
    return racer;
  }
}
