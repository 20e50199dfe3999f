package dev.plumbline.bench.gate;

import dev.plumbline.bench.count.Accountant;
import dev.plumbline.bench.count.Metric;
import dev.plumbline.bench.count.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Judges exact gates. */
public final class ExactJudge {

  private final Accountant accountant;

  /** A judge, with who counts. */
  public ExactJudge(Accountant accountant) {
    this.accountant = accountant;
  }

  /**
   * Counts and judges.
   *
   * @param workloads what is counted
   * @param gates what the counts are to be; those of other workloads are left out
   * @return a ruling for each gate, in the order of the workloads
   * @throws IOException when a workload fails
   */
  public List<Ruling> judge(List<Workload> workloads, List<ExactGate> gates) throws IOException {
    List<Ruling> rulings = new ArrayList<>();
    for (Workload work : workloads) {
      List<ExactGate> its = gates.stream().filter(g -> g.run().equals(work.name())).toList();
      if (its.isEmpty()) {
        continue;
      }
      long start = System.nanoTime();
      Map<Metric, Double> counts = accountant.account(work);
      double seconds = (System.nanoTime() - start) / 1e9 / its.size();
      for (ExactGate gate : its) {
        rulings.add(gate.judge(counts.getOrDefault(gate.metric(), Double.NaN), seconds));
      }
    }
    return rulings;
  }
}
