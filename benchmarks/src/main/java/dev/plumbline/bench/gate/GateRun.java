package dev.plumbline.bench.gate;

import dev.plumbline.bench.count.Accountant;
import dev.plumbline.bench.count.Workbench;
import dev.plumbline.bench.count.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Judges all gates of a file, on this machine. */
public final class GateRun {

  private final GateFile gates;
  private final Opponents opponents;
  private final Consumer<String> watcher;

  /**
   * A run.
   *
   * @param watcher told what is measured next
   */
  public GateRun(GateFile gates, Opponents opponents, Consumer<String> watcher) {
    this.gates = gates;
    this.opponents = opponents;
    this.watcher = watcher;
  }

  /**
   * Counts, races and judges.
   *
   * @param disk an empty directory on the disk that is measured
   * @param memory an empty directory for RAM files, best on a tmpfs
   * @return a ruling for each gate; the exact ones first
   * @throws IOException when a run fails
   */
  public List<Ruling> run(Path disk, Path memory) throws IOException {
    Workbench bench = new Workbench(disk, memory);
    List<Ruling> rulings = new ArrayList<>();
    ExactJudge exact = new ExactJudge(new Accountant(bench, UnaryOperator.identity()));
    for (Workload work : gates.workloads()) {
      watcher.accept("counting " + work.name());
      rulings.addAll(exact.judge(List.of(work), gates.exact()));
    }
    if (gates.timed().isEmpty()) {
      return rulings;
    }
    TimedJudge judge = new TimedJudge(gates.rules(), new MachineCalibration(disk));
    for (TimedGate gate : gates.timed()) {
      rulings.add(judge(gate, judge, bench));
    }
    return rulings;
  }

  private Ruling judge(TimedGate gate, TimedJudge judge, Workbench bench) throws IOException {
    Opponents.Pair pair = opponents.pair(gate, bench);
    if (pair == null) {
      return new Ruling(
          gate.name(), Verdict.SKIPPED, Opponents.missing(gate.against()), Double.NaN, 0);
    }
    watcher.accept("racing " + gate.name());
    bench.prepare(gate.work());
    Ruling ruling = judge.judge(gate.name(), gate.timesOpponent(), pair.subject(), pair.opponent());
    bench.clear();
    return new Ruling(
        ruling.gate(),
        ruling.verdict(),
        ruling.detail() + ": " + gate.why(),
        ruling.measured(),
        ruling.seconds());
  }
}
