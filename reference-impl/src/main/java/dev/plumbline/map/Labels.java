package dev.plumbline.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Labels over a strip, in a few rows so that none covers another; those that find no place are left
 * off.
 */
final class Labels {

  private static final int ROWS = 4;
  private static final double ROW = 17;
  private static final double SIZE = 12;
  private static final double SPACE = 10;

  /** Blocks whose label is tried; more than fit on any strip. */
  private static final int MOST = 400;

  /**
   * What wants a label.
   *
   * @param left where it begins on the strip
   * @param right where it ends
   * @param texts the label, and shorter ones to try when there is no room
   */
  record Wish(double left, double right, List<String> texts) {
    double middle() {
      return (left + right) / 2;
    }
  }

  /** A label that found its place; row 0 is the lowest. */
  record Placed(Wish wish, String text, double x, int row) {}

  private Labels() {}

  /** The labels of a whole file: its blocks, and what is in front of and behind RAM. */
  static List<Wish> of(FileMap map, double x, double scale) {
    List<Wish> wishes = new ArrayList<>();
    Map<PartKind, double[]> others = new EnumMap<>(PartKind.class);
    double[][] blocks = new double[Math.min(MOST, map.blocks().size())][];
    for (Part part : map.parts()) {
      double left = x + part.startBytes() * scale;
      double right = x + part.endBytes() * scale;
      if (part.block() >= 0 && part.block() < blocks.length) {
        blocks[part.block()] = join(blocks[part.block()], left, right);
      } else if (part.block() < 0 && !isSmall(part.kind())) {
        others.merge(group(part.kind()), new double[] {left, right}, (a, b) -> join(a, b[0], b[1]));
      }
    }
    for (int i = 0; i < blocks.length; i++) {
      if (blocks[i] != null && map.sequence() == null) {
        String number = Integer.toString(i + 1);
        String name = Words.fit(map.blocks().get(i).block().name(), SIZE, false, 200);
        List<String> texts = new ArrayList<>(List.of(number + "  " + name));
        texts.add(number);
        wishes.add(new Wish(blocks[i][0], blocks[i][1], texts));
      }
    }
    others.forEach((kind, span) ->
        wishes.add(new Wish(span[0], span[1], List.of(words(kind, map.image() != null)))));
    wishes.sort((a, b) -> Double.compare(a.middle(), b.middle()));
    return wishes;
  }

  private static String words(PartKind kind, boolean libvirt) {
    return kind == PartKind.STREAM_HEADER && libvirt
        ? "libvirt header, XML, stream header"
        : kind.words();
  }

  private static double[] join(double @Nullable [] span, double left, double right) {
    return span == null
        ? new double[] {left, right}
        : new double[] {Math.min(span[0], left), Math.max(span[1], right)};
  }

  /** A few bytes that may lie anywhere. */
  private static boolean isSmall(PartKind kind) {
    return kind == PartKind.RAM_END || kind == PartKind.COMMAND || kind == PartKind.END;
  }

  /** Neighbours too small to tell apart here share a label. */
  private static PartKind group(PartKind kind) {
    return switch (kind) {
      case LIBVIRT_HEADER, LIBVIRT_XML, CONFIGURATION, RAM_HEAD -> PartKind.STREAM_HEADER;
      default -> kind;
    };
  }

  /** Finds places for labels, left to right. */
  static List<Placed> place(List<Wish> wishes, double left, double width) {
    double[] free = new double[ROWS];
    Arrays.fill(free, left);
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < wishes.size(); i++) {
      Wish wish = wishes.get(i);
      // What goes on to the right of the next one's line would leave that one no way up.
      double limit = i + 1 < wishes.size() ? wishes.get(i + 1).middle() - 4 : left + width;
      Placed found = null;
      for (String text : wish.texts()) {
        found = found == null ? tryRows(wish, text, free, limit, left + width) : found;
      }
      if (found != null) {
        placed.add(found);
        free[found.row()] = found.x() + Words.width(found.text(), SIZE, false) + SPACE;
        for (int below = 0; below < found.row(); below++) {
          // A label's line goes down through the rows below.
          free[below] = Math.max(free[below], wish.middle() + 5);
        }
      }
    }
    return placed;
  }

  /** Centred over its place if there is room, else ending there; the lowest row where it fits. */
  private static @Nullable Placed tryRows(
      Wish wish, String text, double[] free, double limit, double end) {
    double width = Words.width(text, SIZE, false);
    double middle = wish.middle();
    for (int row = 0; row < ROWS && (row == 0 || middle >= free[row - 1] - SPACE + 4); row++) {
      double x = Math.max(Math.min(middle - width / 2, limit - width), free[row]);
      x = Math.min(x, end - width);
      if (x >= free[row] && x <= middle && x + width <= Math.max(limit, middle + 6)) {
        return new Placed(wish, text, x, row);
      }
    }
    return null;
  }

  /** Draws labels, each with a line down to its place. */
  static double draw(Canvas canvas, List<Wish> wishes, double x, double y, double width) {
    List<Placed> placed = place(wishes, x, width);
    int rows = placed.stream().mapToInt(p -> p.row() + 1).max().orElse(0);
    double bottom = y + rows * ROW + 5;
    List<Canvas.Line> lines = new ArrayList<>();
    for (Placed label : placed) {
      double baseline = bottom - label.row() * ROW - 9;
      canvas.text(
          Palette.TEXT, SIZE, false, Canvas.Anchor.START, label.x(), baseline, label.text());
      double middle = label.wish().middle();
      lines.add(new Canvas.Line(middle, baseline + 3, middle, bottom - 2));
      if (label.wish().right() - label.wish().left() > 6) {
        lines.add(
            new Canvas.Line(
                label.wish().left() + 1, bottom - 2, label.wish().right() - 1, bottom - 2));
      }
    }
    canvas.lines(Palette.MUTED, 1, lines);
    return bottom + 2;
  }
}
