package dev.plumbline.bench.report;

import dev.plumbline.kit.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a chart as SVG, its colours from the style around it. */
final class ChartSvg {

  private static final int WIDTH = 620;
  private static final int HEIGHT = 330;
  private static final int LEFT = 62;
  private static final int RIGHT = 176;
  private static final int TOP = 34;
  private static final int BOTTOM = 52;
  private static final int LEGEND_STEP = 20;
  private static final int MOST_GRID_LINES = 6;

  private final Chart chart;
  private final Html html;
  private final double low;
  private final double high;
  private final double step;

  private ChartSvg(Chart chart, Html html) {
    this.chart = chart;
    this.html = html;
    double most = values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double least = values().stream().mapToDouble(Double::doubleValue).min().orElse(1);
    if (chart.form() == Chart.Form.LOG_LINES) {
      this.low = Math.floor(Math.log10(least));
      this.high = Math.max(low + 1, Math.ceil(Math.log10(most)));
      this.step = 1;
    } else {
      this.step = step(most);
      this.low = 0;
      this.high = Math.max(step, Math.ceil(most / step) * step);
    }
  }

  /** Writes the element, with the namespace that a file of its own needs. */
  static void write(Chart chart, Html html) {
    new ChartSvg(chart, html).write();
  }

  /** A file of its own, with a style of its own. */
  static String file(Chart chart, String style) {
    Html html = new Html();
    ChartSvg svg = new ChartSvg(chart, html);
    svg.open();
    html.start("style").verbatim(style).end().line();
    svg.body();
    html.end().line();
    return html.toString();
  }

  private void write() {
    open();
    body();
    html.end().line();
  }

  private void open() {
    html.start(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "class",
            "chart",
            "viewBox",
            "0 0 " + WIDTH + " " + HEIGHT,
            "role",
            "img",
            "aria-label",
            chart.title())
        .line();
  }

  private void body() {
    rect("paper", 0, 0, WIDTH, HEIGHT);
    text(chart.title(), LEFT, 18, "title", "start");
    grid();
    ticks();
    for (int i = 0; i < chart.lines().size(); i++) {
      Chart.Line line = chart.lines().get(i);
      if (chart.form() == Chart.Form.BARS) {
        bars(line, i);
      } else {
        line(line);
      }
      legend(line, i);
    }
  }

  private void grid() {
    for (double value = low; value <= high + step / 2; value += step) {
      double y = HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
      segment("grid", LEFT, y, WIDTH - RIGHT, y);
      double shown = chart.form() == Chart.Form.LOG_LINES ? Math.pow(10, value) : value;
      text(number(shown), LEFT - 6, y + 4, "tick", "end");
    }
    html.start(
            "text",
            "class",
            "axis",
            "text-anchor",
            "middle",
            "transform",
            "translate(14 " + (TOP + HEIGHT - BOTTOM) / 2 + ") rotate(-90)")
        .text(chart.yTitle())
        .end()
        .line();
    text(chart.xTitle(), (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "axis", "middle");
  }

  private void ticks() {
    for (int i = 0; i < chart.ticks().size(); i++) {
      text(chart.ticks().get(i).label(), x(i), HEIGHT - BOTTOM + 18, "tick", "middle");
    }
  }

  private void line(Chart.Line line) {
    StringBuilder path = new StringBuilder();
    for (Chart.Point point : line.points()) {
      path.append(path.isEmpty() ? "M" : " L").append(place(x(tick(point)), y(point.y())));
    }
    html.start("path", "class", "line " + line.style(), "d", path.toString()).end().line();
    for (Chart.Point point : line.points()) {
      String label = line.name() + ", " + chart.ticks().get(tick(point)).label();
      html.start(
              "circle",
              "class",
              "dot " + line.style(),
              "cx",
              number1(x(tick(point))),
              "cy",
              number1(y(point.y())),
              "r",
              "3")
          .element("title", label + ": " + number(point.y()))
          .end()
          .line();
    }
  }

  private void bars(Chart.Line line, int number) {
    double room = (double) (WIDTH - LEFT - RIGHT) / chart.ticks().size();
    double width = 0.8 * room / chart.lines().size();
    for (Chart.Point point : line.points()) {
      double left = x(tick(point)) - 0.4 * room + number * width;
      double top = y(point.y());
      html.start(
              "rect",
              "class",
              "bar " + line.style(),
              "x",
              number1(left),
              "y",
              number1(top),
              "width",
              number1(width),
              "height",
              number1(HEIGHT - BOTTOM - top))
          .element(
              "title",
              line.name()
                  + ", "
                  + chart.ticks().get(tick(point)).label()
                  + ": "
                  + number(point.y()))
          .end()
          .line();
    }
  }

  private void legend(Chart.Line line, int number) {
    double y = TOP + 8 + number * LEGEND_STEP;
    double x = WIDTH - RIGHT + 14;
    if (chart.form() == Chart.Form.BARS) {
      rect("bar " + line.style(), x, y - 6, 20, 10);
    } else {
      segment("line " + line.style(), x, y, x + 20, y);
    }
    text(line.name(), x + 26, y + 4, "tick", "start");
  }

  private int tick(Chart.Point point) {
    for (int i = 0; i < chart.ticks().size(); i++) {
      if (chart.ticks().get(i).value() == point.x()) {
        return i;
      }
    }
    throw new IllegalArgumentException(chart.title() + ": no tick for x=" + point.x());
  }

  private double x(int tick) {
    double room = (double) (WIDTH - LEFT - RIGHT) / chart.ticks().size();
    return LEFT + (tick + 0.5) * room;
  }

  private double y(double value) {
    double at = chart.form() == Chart.Form.LOG_LINES ? Math.log10(value) : value;
    return HEIGHT - BOTTOM - (at - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
  }

  private List<Double> values() {
    List<Double> values = new ArrayList<>();
    for (Chart.Line line : chart.lines()) {
      line.points().forEach(point -> values.add(point.y()));
    }
    return values;
  }

  /** 1, 2 or 5 times a power of ten, so that a few lines reach the top. */
  private static double step(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-9))));
    for (double factor : new double[] {0.1, 0.2, 0.5, 1, 2, 5}) {
      if (most / (factor * power) <= MOST_GRID_LINES) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private void rect(String style, double x, double y, double width, double height) {
    html.start(
            "rect",
            "class",
            style,
            "x",
            number1(x),
            "y",
            number1(y),
            "width",
            number1(width),
            "height",
            number1(height))
        .end()
        .line();
  }

  private void segment(String style, double x1, double y1, double x2, double y2) {
    html.start("path", "class", style, "d", "M" + place(x1, y1) + " L" + place(x2, y2))
        .end()
        .line();
  }

  private void text(String text, double x, double y, String style, String anchor) {
    html.start("text", "class", style, "x", number1(x), "y", number1(y), "text-anchor", anchor)
        .text(text)
        .end()
        .line();
  }

  private static String place(double x, double y) {
    return number1(x) + " " + number1(y);
  }

  private static String number1(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String number(double value) {
    if (value != 0 && value < 0.095) {
      return String.format(Locale.ROOT, "%.3f", value);
    }
    return value < 10 && value != Math.rint(value)
        ? String.format(Locale.ROOT, "%.2f", value)
        : String.format(Locale.ROOT, "%.0f", value);
  }
}
