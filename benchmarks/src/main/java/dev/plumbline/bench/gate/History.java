package dev.plumbline.bench.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbers over time as CSV, in the shape that Apache Otava's {@code csv} tests read: a header line,
 * the columns {@code time} (with its zone) and {@code commit}, and a column for each metric. Otava
 * takes no row with a number missing, so all rows of a file have the same columns.
 */
public final class History {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xx", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._+-]{1,200}");

  private final Path file;

  /**
   * A history.
   *
   * @param file where; made when the first row is appended
   */
  public History(Path file) {
    this.file = file;
  }

  /**
   * Checks that rows with these columns may be appended: before hours are spent on measuring them.
   *
   * @throws IOException when the file has others, or can't be read
   */
  public void requireColumns(Iterable<String> metrics) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    String found;
    try (Stream<String> lines = Files.lines(file)) {
      found = lines.findFirst().orElse("");
    }
    String expected = header(metrics);
    if (!found.equals(expected)) {
      throw new IOException(
          file
              + ": offset=0: columns found "
              + found
              + ", expected "
              + expected
              + " (other gates than before? begin another history)");
    }
  }

  /**
   * Appends a row.
   *
   * @param time when it was measured
   * @param commit of what
   * @param metrics the numbers, by column
   * @throws IOException when the file has other columns, or can't be written
   */
  public void append(Instant time, String commit, SequencedMap<String, Double> metrics)
      throws IOException {
    requireColumns(metrics.keySet());
    List<String> cells = new ArrayList<>(List.of(TIME.format(time), word(commit)));
    for (var metric : metrics.entrySet()) {
      if (!Double.isFinite(metric.getValue())) {
        throw new IllegalArgumentException(metric.getKey() + "=" + metric.getValue());
      }
      cells.add(String.format(Locale.ROOT, "%.6g", metric.getValue()));
    }
    String row = String.join(",", cells) + "\n";
    if (!Files.exists(file)) {
      row = header(metrics.keySet()) + "\n" + row;
    }
    Files.writeString(file, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String header(Iterable<String> metrics) {
    StringBuilder header = new StringBuilder("time,commit");
    metrics.forEach(m -> header.append(',').append(word(m)));
    return header.toString();
  }

  /** Nothing that would have to be quoted: Otava's quotes can be changed, commas can't. */
  private static String word(String text) {
    if (!WORD.matcher(text).matches()) {
      throw new IllegalArgumentException("no word for a history: " + text);
    }
    return text;
  }
}
