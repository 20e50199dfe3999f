package dev.plumbline.bench.report;

import dev.plumbline.bench.path.BenchRun;
import dev.plumbline.bench.path.Measurement;
import dev.plumbline.bench.path.Operation;
import dev.plumbline.bench.path.Requests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A run in medians: groups of contenders that did the same on the same filesystem. */
final class Summary {

  private static final String REFERENCE = "reference ";
  private static final String QEMU = "qemu ";
  private static final String FIO = "fio ";

  private Summary() {}

  /** What the contenders of a group share. */
  record Key(String filesystem, String ram, long ramBytes, Operation operation) {}

  /** Who it was. */
  record Who(String contender, int channels) {}

  /**
   * A group.
   *
   * @param key what was done
   * @param rows in the order of the first round
   */
  record Group(Key key, List<Row> rows) {}

  /**
   * A contender's medians. What isn't known is negative or empty.
   *
   * @param who who it was
   * @param bytesPerSecond of RAM
   * @param spread slowest round minus fastest, as a part of the median
   * @param durableBytesPerSecond of RAM, the sync of the file included
   * @param toQemu the median of the rounds' ratios to QEMU with the same channels and kind of I/O;
   *     above 1 is faster
   * @param toFio the same to the fastest of fio's
   * @param requests counted requests
   */
  record Row(
      Who who,
      double seconds,
      double bytesPerSecond,
      double spread,
      double durableBytesPerSecond,
      OptionalDouble toQemu,
      OptionalDouble toFio,
      double cpuSeconds,
      long peakResidentBytes,
      long pageCacheBytes,
      Requests requests,
      long extents) {}

  /** All groups, in the order in which they were measured. */
  static List<Group> groups(BenchRun run) {
    Map<Key, Map<Who, List<Measurement>>> sorted = new LinkedHashMap<>();
    for (Measurement one : run.measurements()) {
      Key key = new Key(one.filesystem(), one.ram(), one.ramBytes(), one.operation());
      sorted
          .computeIfAbsent(key, _ -> new LinkedHashMap<>())
          .computeIfAbsent(new Who(one.contender(), one.channels()), _ -> new ArrayList<>())
          .add(one);
    }
    List<Group> groups = new ArrayList<>();
    sorted.forEach((key, contenders) -> {
      Optional<List<Measurement>> fio = fastest(contenders);
      List<Row> rows = new ArrayList<>();
      contenders.forEach((who, rounds) -> rows.add(row(who, rounds, contenders, fio)));
      groups.add(new Group(key, rows));
    });
    return groups;
  }

  private static Optional<List<Measurement>> fastest(Map<Who, List<Measurement>> contenders) {
    return contenders.entrySet().stream()
        .filter(entry -> entry.getKey().contender().startsWith(FIO))
        .map(Map.Entry::getValue)
        .min(Comparator.comparingDouble(rounds -> median(rounds, Measurement::seconds)));
  }

  private static Row row(
      Who who,
      List<Measurement> rounds,
      Map<Who, List<Measurement>> contenders,
      Optional<List<Measurement>> fio) {
    double seconds = median(rounds, Measurement::seconds);
    double slowest = rounds.stream().mapToDouble(Measurement::seconds).max().orElse(seconds);
    double fastest = rounds.stream().mapToDouble(Measurement::seconds).min().orElse(seconds);
    Optional<List<Measurement>> qemu =
        who.contender().startsWith(REFERENCE)
            ? Optional.ofNullable(
                contenders.get(
                    new Who(QEMU + who.contender().substring(REFERENCE.length()), who.channels())))
            : Optional.empty();
    Measurement first = rounds.getFirst();
    return new Row(
        who,
        seconds,
        first.ramBytes() / seconds,
        (slowest - fastest) / seconds,
        first.ramBytes() / median(rounds, Measurement::durableSeconds),
        ratio(rounds, qemu),
        who.contender().startsWith(FIO) ? OptionalDouble.empty() : ratio(rounds, fio),
        median(rounds, Measurement::cpuSeconds),
        rounds.stream().mapToLong(Measurement::peakResidentBytes).max().orElse(-1),
        (long) median(rounds, Measurement::pageCacheBytes),
        first.requests(),
        (long) median(rounds, Measurement::extents));
  }

  /** Round by round, because the machine's speed drifts from one to the next. */
  private static OptionalDouble ratio(
      List<Measurement> rounds, Optional<List<Measurement>> others) {
    if (others.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Double> ratios = new ArrayList<>();
    for (Measurement one : rounds) {
      for (Measurement other : others.get()) {
        if (other.round() == one.round()) {
          ratios.add(other.seconds() / one.seconds());
        }
      }
    }
    return ratios.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(ratios));
  }

  private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> value) {
    return median(rounds.stream().map(value::applyAsDouble).toList());
  }

  /** The middle, or the mean of the two in the middle. */
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
