package dev.plumbline.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * A chart: lines over an axis whose values double, or groups of bars over its values.
 *
 * @param title what it shows
 * @param xTitle the horizontal axis
 * @param yTitle the vertical axis
 * @param form how values are drawn
 * @param ticks the horizontal axis's values in order, each with its label
 * @param lines the contenders
 */
record Chart(
    String title, String xTitle, String yTitle, Form form, List<Tick> ticks, List<Line> lines) {

  /** How values are drawn. */
  enum Form {
    /** Lines, the vertical axis from 0. */
    LINES,
    /** Lines, the vertical axis by powers of ten. */
    LOG_LINES,
    /** Bars side by side, the vertical axis from 0. */
    BARS
  }

  /** A value of the horizontal axis. */
  record Tick(long value, String label) {}

  /** A value. */
  record Point(long x, double y) {}

  /**
   * A contender's values.
   *
   * @param name who it is
   * @param points at ticks, ascending
   */
  record Line(String name, List<Point> points) {

    /** Its class in the style, one for each kind of contender. */
    String style() {
      String word = name.toLowerCase(Locale.ROOT);
      String who =
          word.startsWith("reference") ? "ref" : word.startsWith("qemu") ? "qemu" : "limit";
      return who + (word.contains("buffered") || word.contains("psync") ? " dashed" : "");
    }
  }

  /** Whether there is anything to draw. */
  boolean isEmpty() {
    return lines.stream().allMatch(line -> line.points().isEmpty());
  }
}
