package dev.plumbline.bench.gate;

import dev.plumbline.bench.count.Metric;
import dev.plumbline.bench.count.Workload;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.report.JsonFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is demanded, as {@code gate.json} says it: an object with {@code exact} ({@code ramMib},
 * {@code channels}, {@code gates}: each {@code runs}, {@code metric}, {@code value}, {@code
 * tolerance}, {@code why}) and {@code timed} ({@code ramMib}, {@code channels}, {@code forks},
 * {@code alpha}, {@code effect}, {@code cpuDrift}, {@code diskDrift}, {@code gates}: each {@code
 * run}, {@code against}, {@code timesOpponent}, {@code why}).
 *
 * @param workloads what is counted
 * @param exact what the counts are to be
 * @param rules when a difference of times counts
 * @param timed what times are to be
 */
public record GateFile(
    List<Workload> workloads, List<ExactGate> exact, TimedRules rules, List<TimedGate> timed) {

  private static final int MIB_SHIFT = 20;
  private static final double MOST_MIB = 1 << 16;
  private static final double MOST_CHANNELS = 255;
  private static final double LEAST_FORKS = 4;
  private static final double MOST_FORKS = 1000;
  private static final double MOST_COUNT = 1e12;

  /** Copies what it is given. */
  public GateFile {
    workloads = List.copyOf(workloads);
    exact = List.copyOf(exact);
    timed = List.copyOf(timed);
  }

  /**
   * Reads one.
   *
   * @throws IOException when it can't be read, or what it says makes no sense
   */
  public static GateFile read(Path file) throws IOException {
    JsonFields root = JsonFields.document(file);
    JsonFields exact = root.object("exact");
    JsonFields timed = root.object("timed");
    List<Workload> workloads = Workload.all(ramBytes(exact), channels(exact));
    return new GateFile(workloads, exactGates(exact, workloads), rules(timed), timedGates(timed));
  }

  private static long ramBytes(JsonFields part) throws IOException {
    return (long) whole(part, "ramMib", 1, MOST_MIB) << MIB_SHIFT;
  }

  private static int channels(JsonFields part) throws IOException {
    return whole(part, "channels", 1, MOST_CHANNELS);
  }

  private static int whole(JsonFields part, String key, double least, double most)
      throws IOException {
    double number = part.number(key, least, most);
    if (number != Math.rint(number)) {
      throw part.wrong(key, Double.toString(number), "a whole number");
    }
    return (int) number;
  }

  private static List<ExactGate> exactGates(JsonFields exact, List<Workload> workloads)
      throws IOException {
    String[] runs = workloads.stream().map(Workload::name).toArray(String[]::new);
    List<ExactGate> gates = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonFields one : exact.objects("gates")) {
      Metric metric = one.choice("metric", Metric.values(), Metric::word);
      double value = one.number("value", 0, MOST_COUNT);
      double tolerance = one.number("tolerance", 0, 1);
      for (String run : one.texts("runs")) {
        if (!List.of(runs).contains(run)) {
          throw one.wrong("runs", run, "one of " + String.join(", ", runs));
        }
        ExactGate gate = new ExactGate(run, metric, value, tolerance, one.text("why"));
        requireNew(one, names, gate.name());
        gates.add(gate);
      }
    }
    return gates;
  }

  private static TimedRules rules(JsonFields timed) throws IOException {
    return new TimedRules(
        whole(timed, "forks", LEAST_FORKS, MOST_FORKS),
        timed.number("alpha", 0, 0.5),
        timed.number("effect", 0, 10),
        timed.number("cpuDrift", 0, 10),
        timed.number("diskDrift", 0, 10));
  }

  private static List<TimedGate> timedGates(JsonFields timed) throws IOException {
    Workload[] works =
        Workload.all(ramBytes(timed), channels(timed)).stream()
            // Nothing moves: nobody else can be compared.
            .filter(w -> !(w.ram() instanceof RamPattern.Zero))
            .toArray(Workload[]::new);
    List<TimedGate> gates = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonFields one : timed.objects("gates")) {
      TimedGate gate =
          new TimedGate(
              one.choice("run", works, Workload::name),
              one.choice("against", Opponent.values(), Opponent::word),
              one.number("timesOpponent", 0.001, 1000),
              one.text("why"));
      requireNew(one, names, gate.name());
      gates.add(gate);
    }
    return gates;
  }

  private static void requireNew(JsonFields one, Set<String> names, String name)
      throws IOException {
    if (!names.add(name)) {
      throw one.wrong("", name, "each gate once");
    }
  }
}
