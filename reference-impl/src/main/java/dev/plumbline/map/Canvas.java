package dev.plumbline.map;

import java.util.List;

/** What the picture is drawn on. Units are CSS pixels, the origin is the upper left corner. */
interface Canvas {

  /** Which end of a text its place is. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A line. */
  record Line(double x1, double y1, double x2, double y2) {}

  /** Fills boxes with sharp edges, in one go. */
  void fill(Ink ink, List<Box> boxes);

  /** Fills a polygon with smooth edges: x, y, x, y… */
  void polygon(Ink ink, double... points);

  /** Draws lines. */
  void lines(Ink ink, double width, List<Line> lines);

  /**
   * Writes one line of text.
   *
   * @param y of the baseline
   */
  void text(Ink ink, double size, boolean bold, Anchor anchor, double x, double y, String text);

  /** Fills one box. */
  default void fill(Ink ink, Box box) {
    fill(ink, List.of(box));
  }

  /** Draws a box's outline, inside it. */
  default void frame(Ink ink, Box box) {
    double l = box.x() + 0.5;
    double t = box.y() + 0.5;
    double r = box.right() - 0.5;
    double b = box.bottom() - 0.5;
    lines(
        ink,
        1,
        List.of(
            new Line(l, t, r, t),
            new Line(r, t, r, b),
            new Line(r, b, l, b),
            new Line(l, b, l, t)));
  }
}
