package dev.plumbline.bench.report;

import dev.plumbline.bench.path.BenchRun;
import java.util.List;
import java.util.Map;

/** A run as text: a table for each group. */
public final class TextTable {

  private TextTable() {}

  /** The whole text, ending with a line break. */
  public static String of(BenchRun run) {
    StringBuilder out = new StringBuilder();
    out.append(facts(run)).append('\n');
    for (Summary.Group group : Summary.groups(run)) {
      out.append('\n').append(Columns.title(group.key())).append('\n');
      List<Columns> columns =
          Columns.all().stream()
              .filter(c -> group.rows().stream().anyMatch(r -> !c.of(r).isEmpty()))
              .toList();
      int[] widths = columns.stream().mapToInt(c -> width(c, group)).toArray();
      line(out, columns.stream().map(Columns::title).toList(), widths);
      for (Summary.Row row : group.rows()) {
        line(out, columns.stream().map(c -> c.of(row)).toList(), widths);
      }
    }
    return out.toString();
  }

  /** Where and with what, in one line. */
  static String facts(BenchRun run) {
    StringBuilder out = new StringBuilder();
    out.append(run.host().processors()).append(" × ").append(run.host().processor());
    out.append(", ").append(run.host().memoryBytes() >> 30).append(" GiB, ");
    out.append(run.host().kernel());
    for (Map.Entry<String, String> version : run.versions().entrySet()) {
      out.append(", ").append(version.getKey()).append(' ').append(version.getValue());
    }
    return out.toString();
  }

  private static int width(Columns column, Summary.Group group) {
    return Math.max(
        column.title().length(),
        group.rows().stream().mapToInt(row -> column.of(row).length()).max().orElse(0));
  }

  private static void line(StringBuilder out, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String blanks = " ".repeat(widths[i] - cells.get(i).length());
      // Names to the left, numbers to the right.
      line.append("  ").append(i == 0 ? cells.get(i) + blanks : blanks + cells.get(i));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }
}
