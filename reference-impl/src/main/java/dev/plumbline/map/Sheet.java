package dev.plumbline.map;

import java.util.ArrayList;
import java.util.List;

/** The picture's measures, and what its panels have in common. */
final class Sheet {

  static final double WIDTH = 1720;

  /** Left edge of what the cards hold. */
  static final double LEFT = 50;

  /** Width of what a card of full width holds. */
  static final double INNER = 1620;

  /** Between a card's edge and what it holds. */
  static final double PAD = 16;

  /** Between cards. */
  static final double GAP = 20;

  /** Width of what a card of half width holds. */
  static final double HALF = (INNER + 2 * PAD - GAP) / 2 - 2 * PAD;

  static final double HEADING = 17;
  static final double BODY = 13;
  static final double SMALL = 11;

  private Sheet() {}

  /** Something drawn from the top downwards. */
  interface Panel {

    /**
     * Draws it.
     *
     * @return where it ends
     */
    double draw(Canvas canvas, double x, double y, double width);
  }

  /** Draws a panel on a card of full width. */
  static double card(Canvas canvas, double y, Panel panel) {
    double end = panel.draw(new Blank(), LEFT, y + PAD, INNER);
    background(canvas, LEFT, y, INNER, end);
    panel.draw(canvas, LEFT, y + PAD, INNER);
    return end + PAD + GAP;
  }

  /** Draws panels on cards of half width, two in a row, the cards of a row equally high. */
  static double cards(Canvas canvas, double y, List<Panel> panels) {
    double top = y;
    for (int i = 0; i < panels.size(); i += 2) {
      List<Panel> row = panels.subList(i, Math.min(i + 2, panels.size()));
      double end = top;
      for (Panel panel : row) {
        end = Math.max(end, panel.draw(new Blank(), LEFT, top + PAD, HALF));
      }
      for (int column = 0; column < row.size(); column++) {
        double x = LEFT + column * (HALF + 2 * PAD + GAP);
        background(canvas, x, top, HALF, end);
        row.get(column).draw(canvas, x, top + PAD, HALF);
      }
      top = end + PAD + GAP;
    }
    return top;
  }

  private static void background(Canvas canvas, double x, double top, double width, double end) {
    canvas.fill(Palette.CARD, new Box(x - PAD, top, width + 2 * PAD, Math.ceil(end + PAD - top)));
  }

  /** A card's heading; a remark stands at its right end. */
  static double heading(
      Canvas canvas, double x, double y, double width, String heading, String remark) {
    canvas.text(Palette.TEXT, HEADING, true, Canvas.Anchor.START, x, y + 14, heading);
    canvas.text(Palette.MUTED, BODY, false, Canvas.Anchor.END, x + width, y + 14, remark);
    return y + 20;
  }

  /** A line that alarms: a sign and bold words. */
  static double alarm(Canvas canvas, double x, double y, double width, String words) {
    canvas.polygon(Palette.LOST, x, y + 15, x + 8, y + 1, x + 16, y + 15);
    canvas.text(Palette.ON_DARK, 11, true, Canvas.Anchor.MIDDLE, x + 8, y + 14, "!");
    canvas.text(
        Palette.TEXT,
        BODY,
        true,
        Canvas.Anchor.START,
        x + 22,
        y + 13,
        Words.clip(words, BODY, true, width - 22));
    return y + 20;
  }

  /** A line that is worth knowing. */
  static double note(Canvas canvas, double x, double y, double width, String words) {
    canvas.fill(Palette.IGNORED, new Box(x + 2, y + 3, 12, 12));
    canvas.text(
        Palette.TEXT,
        BODY,
        false,
        Canvas.Anchor.START,
        x + 22,
        y + 13,
        Words.clip(words, BODY, false, width - 22));
    return y + 20;
  }

  /** Slanting lines over a box: space that nobody reads. */
  static void hatch(Canvas canvas, Ink ink, Box box) {
    List<Canvas.Line> lines = new ArrayList<>();
    double step = 7;
    for (double at = step; at < box.width() + box.height() && lines.size() < 400; at += step) {
      double right = Math.min(at, box.width());
      double down = Math.min(at, box.height());
      lines.add(
          new Canvas.Line(
              box.x() + right, box.y() + at - right, box.x() + at - down, box.y() + down));
    }
    canvas.lines(ink, 1, lines);
  }
}
