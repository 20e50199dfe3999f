package dev.plumbline.bench.report;

import dev.plumbline.bench.path.Requests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Which charts a run gives. */
final class Charts {

  private static final String RUNS = "runs-";
  private static final String SPARSE = "sparse";

  private final List<Summary.Group> groups;

  Charts(List<Summary.Group> groups) {
    this.groups = groups;
  }

  /** Rate by channels, for each group that has several numbers of them. */
  List<Chart> byChannels() {
    List<Chart> charts = new ArrayList<>();
    for (Summary.Group group : groups) {
      Map<String, Map<Long, Double>> lines = new LinkedHashMap<>();
      for (Summary.Row row : group.rows()) {
        if (row.who().channels() > 0) {
          lines
              .computeIfAbsent(row.who().contender(), _ -> new TreeMap<>())
              .put((long) row.who().channels(), row.bytesPerSecond() / 1e9);
        }
      }
      TreeSet<Long> channels = new TreeSet<>();
      lines.values().forEach(line -> channels.addAll(line.keySet()));
      if (channels.size() > 1) {
        // The limit is one for all.
        for (Summary.Row row : group.rows()) {
          if (row.who().channels() == 0) {
            Map<Long, Double> flat = new TreeMap<>();
            channels.forEach(number -> flat.put(number, row.bytesPerSecond() / 1e9));
            lines.put(row.who().contender(), flat);
          }
        }
        charts.add(
            chart(
                "Rate by channels: " + Columns.title(group.key()),
                "channels",
                "GB/s of RAM",
                Chart.Form.LINES,
                lines,
                x -> Long.toString(x)));
      }
    }
    return charts;
  }

  /** Time by the guest's size, where most of RAM is zero. */
  List<Chart> bySize() {
    return across(
        key -> key.ram().equals(SPARSE),
        key -> key.ramBytes(),
        "Cost by guest size, 64 MiB of it with data: ",
        "RAM",
        "seconds",
        Chart.Form.LOG_LINES,
        Summary.Row::seconds,
        Columns.Numbers::size);
  }

  /** Rate by the length of runs. */
  List<Chart> byRuns() {
    return across(
        key -> key.ram().startsWith(RUNS),
        key -> Long.parseLong(key.ram().substring(RUNS.length())),
        "Rate by fragmentation, half of RAM zero: ",
        "pages in a run",
        "GB/s of RAM, synced",
        Chart.Form.LOG_LINES,
        row -> row.durableBytesPerSecond() / 1e9,
        x -> Long.toString(x));
  }

  private List<Chart> across(
      java.util.function.Predicate<Summary.Key> which,
      Function<Summary.Key, Long> place,
      String title,
      String xTitle,
      String yTitle,
      Chart.Form form,
      Function<Summary.Row, Double> value,
      Function<Long, String> label) {
    Map<String, Map<String, Map<Long, Double>>> charts = new LinkedHashMap<>();
    for (Summary.Group group : groups) {
      if (which.test(group.key())) {
        String name = title + group.key().operation().word() + ", " + group.key().filesystem();
        for (Summary.Row row : group.rows()) {
          String who = row.who().contender();
          charts
              .computeIfAbsent(name, _ -> new LinkedHashMap<>())
              .computeIfAbsent(who, _ -> new TreeMap<>())
              .put(place.apply(group.key()), value.apply(row));
        }
      }
    }
    List<Chart> list = new ArrayList<>();
    charts.forEach((name, lines) -> list.add(chart(name, xTitle, yTitle, form, lines, label)));
    return list;
  }

  /** How much was moved in requests of which size, where somebody counted. */
  List<Chart> bySizeOfRequest() {
    List<Chart> charts = new ArrayList<>();
    for (Summary.Group group : groups) {
      Map<String, Map<Long, Double>> lines = new LinkedHashMap<>();
      int most = group.rows().stream().mapToInt(row -> row.who().channels()).max().orElse(0);
      for (Summary.Row row : group.rows()) {
        if (row.who().channels() == most && !row.requests().sizes().isEmpty()) {
          lines.put(row.who().contender(), shares(row.requests()));
        }
      }
      if (!lines.isEmpty()) {
        charts.add(
            chart(
                "Requests by size: " + Columns.title(group.key()),
                "size of a request, at most",
                "% of requests",
                Chart.Form.BARS,
                lines,
                Columns.Numbers::size));
      }
    }
    return charts;
  }

  /** By the next power of two. */
  private static Map<Long, Double> shares(Requests requests) {
    Map<Long, Double> shares = new TreeMap<>();
    for (Requests.Size size : requests.sizes()) {
      long least = Math.max(4096, size.bytes());
      long power = Long.highestOneBit(least) == least ? least : Long.highestOneBit(least) * 2;
      shares.merge(power, 100.0 * size.count() / Math.max(1, requests.count()), Double::sum);
    }
    return shares;
  }

  private static Chart chart(
      String title,
      String xTitle,
      String yTitle,
      Chart.Form form,
      Map<String, Map<Long, Double>> lines,
      Function<Long, String> label) {
    TreeSet<Long> values = new TreeSet<>();
    lines.values().forEach(line -> values.addAll(line.keySet()));
    List<Chart.Line> drawn = new ArrayList<>();
    lines.forEach((name, line) -> {
      List<Chart.Point> points = new ArrayList<>();
      line.forEach((x, y) -> points.add(new Chart.Point(x, y)));
      drawn.add(new Chart.Line(name, points));
    });
    return new Chart(
        title,
        xTitle,
        yTitle,
        form,
        values.stream().map(x -> new Chart.Tick(x, label.apply(x))).toList(),
        drawn);
  }
}
