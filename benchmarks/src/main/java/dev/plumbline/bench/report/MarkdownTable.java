package dev.plumbline.bench.report;

import dev.plumbline.bench.path.BenchRun;
import java.util.List;

/** A run as Markdown, between two marks: what {@code benchmarks/README.md} shows. */
public final class MarkdownTable {

  /** The line before it. */
  public static final String BEGIN = "<!-- bench: begin -->";

  /** The line behind it. */
  public static final String END = "<!-- bench: end -->";

  private static final List<Columns> COLUMNS =
      List.of(
          Columns.CONTENDER,
          Columns.CHANNELS,
          Columns.RATE,
          Columns.SPREAD,
          Columns.DURABLE,
          Columns.TO_QEMU,
          Columns.TO_FIO,
          Columns.CPU,
          Columns.RESIDENT,
          Columns.CACHE,
          Columns.REQUESTS,
          Columns.REQUEST,
          Columns.EXTENTS);

  private MarkdownTable() {}

  /** The whole text, marks included, ending with a line break. */
  public static String of(BenchRun run) {
    StringBuilder out = new StringBuilder();
    out.append(BEGIN).append("\n\n");
    out.append(text(TextTable.facts(run))).append(".\n`").append(run.command().replace('`', '\''));
    out.append("`\n\n|");
    COLUMNS.forEach(column -> out.append(' ').append(column.title()).append(" |"));
    out.append("\n|---|");
    out.append("---:|".repeat(COLUMNS.size() - 1)).append('\n');
    for (Summary.Group group : Summary.groups(run)) {
      out.append("| **").append(text(Columns.title(group.key()))).append("** |");
      out.append(" |".repeat(COLUMNS.size() - 1)).append('\n');
      for (Summary.Row row : group.rows()) {
        out.append('|');
        COLUMNS.forEach(column -> out.append(' ').append(text(column.of(row))).append(" |"));
        out.append('\n');
      }
    }
    return out.append('\n').append(END).append('\n').toString();
  }

  private static String text(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
  }
}
