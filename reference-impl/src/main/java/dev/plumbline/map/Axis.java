package dev.plumbline.map;

import java.util.ArrayList;
import java.util.List;

/** Offsets under a strip. */
final class Axis {

  private static final int MOST_TICKS = 14;

  private Axis() {}

  /** The distance of ticks: a power of two. */
  static long stepBytes(long lengthBytes) {
    long step = 1;
    while (lengthBytes / step > MOST_TICKS) {
      step *= 2;
    }
    return step;
  }

  static double draw(Canvas canvas, double x, double y, double width, long lengthBytes) {
    long step = stepBytes(lengthBytes);
    List<Canvas.Line> ticks = new ArrayList<>();
    String end = Words.bytes(lengthBytes);
    double endLeft = x + width - Words.width(end, Sheet.SMALL, true) - 8;
    for (long at = 0; at < lengthBytes && at >= 0; at += step) {
      double tick = x + at * (width / lengthBytes);
      ticks.add(new Canvas.Line(tick + 0.5, y, tick + 0.5, y + 6));
      String label = at == 0 ? "0" : Words.bytes(at);
      double half = at == 0 ? 0 : Words.width(label, Sheet.SMALL, false) / 2;
      if (tick + half < endLeft) {
        canvas.text(
            Palette.MUTED,
            Sheet.SMALL,
            false,
            at == 0 ? Canvas.Anchor.START : Canvas.Anchor.MIDDLE,
            tick,
            y + 18,
            label);
      }
    }
    ticks.add(new Canvas.Line(x + width - 0.5, y, x + width - 0.5, y + 6));
    canvas.lines(Palette.RULE, 1, ticks);
    canvas.text(Palette.MUTED, Sheet.SMALL, true, Canvas.Anchor.END, x + width, y + 18, end);
    return y + 20;
  }
}
