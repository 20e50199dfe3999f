package dev.plumbline.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects neighbouring boxes of one colour as one, and all boxes of a colour for one go: keeps the
 * picture small.
 */
final class Strip {

  private final Map<Ink, List<Box>> boxes = new LinkedHashMap<>();
  private final double y;
  private final double height;
  private @Nullable Ink lastInk;
  private @Nullable Box last;

  Strip(double y, double height) {
    this.y = y;
    this.height = height;
  }

  /** Adds a box at the right of those before; no ink leaves a gap. */
  void add(@Nullable Ink ink, double x, double width) {
    if (last != null && ink != null && ink.equals(lastInk) && Math.abs(last.right() - x) < 0.01) {
      last = new Box(last.x(), y, x + width - last.x(), height);
      return;
    }
    flush();
    lastInk = ink;
    last = ink == null ? null : new Box(x, y, width, height);
  }

  private void flush() {
    if (last != null && lastInk != null) {
      boxes.computeIfAbsent(lastInk, ink -> new ArrayList<>()).add(last);
    }
    last = null;
  }

  /** Hands the boxes over by colour. */
  void into(Map<Ink, List<Box>> all) {
    flush();
    boxes.forEach((ink, list) -> all.computeIfAbsent(ink, i -> new ArrayList<>()).addAll(list));
  }

  /** Draws what was added. */
  void draw(Canvas canvas) {
    flush();
    boxes.forEach(canvas::fill);
  }
}
