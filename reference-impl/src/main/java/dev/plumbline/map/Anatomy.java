package dev.plumbline.map;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts of very different length side by side: a header of 28 bytes, a region of gigabytes. Widths
 * grow with the logarithm of the length; offsets stand below.
 */
final class Anatomy {

  private static final double HEIGHT = 36;
  private static final double POINTERS = 10;

  /** Enough for the longest words and offsets. */
  private static final double LEAST_WIDTH = 138;

  /** More would be unreadable. */
  static final int MAX_PARTS = 8;

  private Anatomy() {}

  static double draw(Canvas canvas, double x, double y, double width, List<Part> all) {
    List<Part> parts = all.subList(0, Math.min(MAX_PARTS, all.size()));
    List<Double> widths = widths(parts, width);
    double left = x;
    double top = y;
    if (parts.stream().anyMatch(p -> p.kind() == PartKind.PAGES)) {
      top += POINTERS;
      pointers(canvas, x, top, parts, widths);
    }
    for (int i = 0; i < parts.size(); i++) {
      Box box =
          new Box(
              Math.round(left), top, Math.round(left + widths.get(i)) - Math.round(left), HEIGHT);
      part(canvas, parts.get(i), box);
      left += widths.get(i);
    }
    return top + HEIGHT + 16;
  }

  /** From the mapped-ram header to what its two offsets point at. */
  private static void pointers(
      Canvas canvas, double x, double y, List<Part> parts, List<Double> widths) {
    double left = x;
    double header = x;
    for (int i = 0; i < parts.size(); i++) {
      PartKind kind = parts.get(i).kind();
      if (kind == PartKind.MAPPED_HEADER) {
        header = left + widths.get(i);
      } else if (kind == PartKind.BITMAP) {
        pointer(canvas, header - 14, left + 12, y, 6);
      } else if (kind == PartKind.PAGES) {
        pointer(canvas, header - 28, left + 12, y, 12);
      }
      left += widths.get(i);
    }
  }

  private static void pointer(Canvas canvas, double from, double to, double y, double rise) {
    double tip = y - 1;
    canvas.lines(
        Palette.MUTED,
        1,
        List.of(
            new Canvas.Line(from, y, from, y - rise),
            new Canvas.Line(from - 0.5, y - rise, to + 0.5, y - rise),
            new Canvas.Line(to, y - rise, to, tip - 2)));
    canvas.polygon(Palette.MUTED, to - 3, tip - 5, to + 3, tip - 5, to, tip);
  }

  /** How wide parts are drawn. */
  static List<Double> widths(List<Part> parts, double width) {
    double least = Math.min(LEAST_WIDTH, width / Math.max(1, parts.size()));
    double logs = parts.stream().mapToDouble(Anatomy::log).sum();
    double free = width - least * parts.size();
    List<Double> widths = new ArrayList<>();
    for (Part part : parts) {
      widths.add(least + free * log(part) / logs);
    }
    return widths;
  }

  private static double log(Part part) {
    return Math.log(part.lengthBytes() + 1.0);
  }

  private static void part(Canvas canvas, Part part, Box box) {
    Box inside = new Box(box.x(), box.y(), box.width() - 2, box.height());
    canvas.fill(Palette.of(part.kind()), inside);
    if (part.kind() == PartKind.PADDING) {
      Sheet.hatch(canvas, Palette.RULE, inside);
      double paper = Words.width(part.kind().words(), 12, false) + 10;
      canvas.fill(
          Palette.PADDING, new Box(box.x() + 2, box.y() + 3, Math.min(paper, box.width() - 4), 30));
    }
    Ink ink =
        part.kind() == PartKind.PADDING
            ? Palette.TEXT
            : Palette.isDark(part.kind()) ? Palette.ON_DARK : Palette.ON_LIGHT;
    double room = inside.width() - 10;
    String words = part.name().isEmpty() ? part.kind().words() : part.name();
    canvas.text(
        ink,
        12,
        false,
        Canvas.Anchor.START,
        box.x() + 6,
        box.y() + 15,
        Words.fit(words, 12, false, room));
    canvas.text(
        ink,
        11,
        false,
        Canvas.Anchor.START,
        box.x() + 6,
        box.y() + 30,
        Words.fit(Words.exact(part.lengthBytes()), 11, false, room));
    canvas.lines(
        Palette.RULE,
        1,
        List.of(new Canvas.Line(box.x() + 0.5, box.bottom(), box.x() + 0.5, box.bottom() + 12)));
    canvas.text(
        Palette.MUTED,
        Sheet.SMALL,
        false,
        Canvas.Anchor.START,
        box.x() + 4,
        box.bottom() + 11,
        Words.hex(part.startBytes()));
  }
}
