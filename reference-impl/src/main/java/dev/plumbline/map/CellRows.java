package dev.plumbline.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block's map: rows of cells, each row two lanes. The upper one says what the stream says, the
 * lower one what the file holds (mapped-ram form) or how often it was sent (stream form).
 */
final class CellRows {

  /** Left of the rows, for their offsets, when there are several. */
  static final double GUTTER = 84;

  private static final double LANE = 11;
  private static final double ROW = 2 * LANE + 8;
  private static final int DIVISIONS = 8;

  private final BlockMap.Lanes lanes;
  private final Grid grid;
  private final Map<Ink, List<Box>> boxes = new LinkedHashMap<>();
  private final Map<Ink, List<Box>> marks = new LinkedHashMap<>();

  CellRows(BlockMap.Lanes lanes, Grid grid) {
    this.lanes = lanes;
    this.grid = grid;
  }

  /** How many rows there are. */
  static int rows(Grid grid) {
    return Math.ceilDiv(grid.cells(), Scale.ROW_CELLS);
  }

  double draw(Canvas canvas, double x, double y, double width) {
    int rows = rows(grid);
    double gutter = rows > 1 ? GUTTER : 0;
    int slots = Scale.ROW_CELLS;
    if (rows == 1) {
      slots = Math.max(64, Integer.highestOneBit(Math.max(1, grid.cells() * 2 - 1)));
    }
    double pitch = Math.max(1, Math.floor((width - gutter) / slots));
    double left = x + gutter;
    axis(canvas, left, y, pitch, slots);
    double top = y + 14;
    List<Canvas.Line> frames = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int first = row * Scale.ROW_CELLS;
      int cells = Math.min(Scale.ROW_CELLS, grid.cells() - first);
      row(first, cells, left, top, pitch);
      double right = left + (cells - 1) * pitch + pitch * partOfLast(first + cells - 1);
      for (double line : new double[] {0, LANE, 2 * LANE + 1}) {
        frames.add(new Canvas.Line(left, top + line - 0.5, right, top + line - 0.5));
      }
      frames.add(new Canvas.Line(left - 0.5, top - 1, left - 0.5, top + 2 * LANE + 1));
      frames.add(new Canvas.Line(right + 0.5, top - 1, right + 0.5, top + 2 * LANE + 1));
      if (rows > 1) {
        String offset = row == 0 ? "0" : "+" + Words.bytes(first * grid.cellBytes());
        canvas.text(
            Palette.MUTED, Sheet.SMALL, false, Canvas.Anchor.END, left - 8, top + 15, offset);
      }
      top += ROW;
    }
    boxes.forEach(canvas::fill);
    canvas.lines(Palette.RULE, 1, frames);
    marks.forEach(canvas::fill);
    return top - 6;
  }

  /** The last cell may stand for fewer pages. */
  private double partOfLast(int cell) {
    return (double) grid.cellBytes(cell) / grid.cellBytes();
  }

  private void axis(Canvas canvas, double left, double y, double pitch, int slots) {
    int step = slots / DIVISIONS;
    List<Canvas.Line> ticks = new ArrayList<>();
    int drawn = Math.min(slots, grid.cells());
    for (int cell = 0; cell <= drawn; cell += step) {
      double x = left + cell * pitch;
      ticks.add(new Canvas.Line(x - 0.5, y + 8, x - 0.5, y + 13));
      String label = cell == 0 ? "0" : "+" + Words.bytes(cell * grid.cellBytes());
      if (cell < slots) {
        canvas.text(
            Palette.MUTED, Sheet.SMALL - 1, false, Canvas.Anchor.START, x + 3, y + 10, label);
      }
    }
    canvas.lines(Palette.RULE, 1, ticks);
  }

  private void row(int first, int cells, double left, double top, double pitch) {
    Strip paper = new Strip(top, 2 * LANE);
    Strip upper = new Strip(top, LANE);
    Strip lower = new Strip(top + LANE, LANE);
    Strip foot = new Strip(top + 2 * LANE - 3, 3);
    Strip alarm = new Strip(top + LANE, LANE + 4);
    for (int i = 0; i < cells; i++) {
      int cell = first + i;
      double x = left + i * pitch;
      double width = pitch * partOfLast(cell);
      paper.add(Palette.PAPER, x, width);
      switch (lanes) {
        case BlockMap.Mapped(Claims claims) -> {
          upper.add(said(claims.set(), cell), x, width);
          lower.add(stored(claims, cell), x, width);
          foot.add(claims.ignoredBytes(cell) > 0 ? Palette.IGNORED : null, x, width);
          alarm.add(claims.lost().bytes(cell) > 0 ? Palette.LOST : null, x, width);
        }
        case BlockMap.Streamed(Tally content, Tally sent, Tally sends) -> {
          upper.add(said(content, cell), x, width);
          lower.add(sends(sends, sent, cell), x, width);
          boolean missing = sent.bytes(cell) < grid.cellBytes(cell);
          alarm.add(missing ? Palette.LOST : null, x, width);
        }
        case BlockMap.Absent absent -> {}
      }
    }
    for (Strip strip : List.of(paper, upper, lower)) {
      strip.into(boxes);
    }
    foot.into(marks);
    alarm.into(marks);
  }

  private static Ink said(Tally set, int cell) {
    return set.bytes(cell) == 0 ? Palette.ZERO : Palette.shade(Palette.SET, set.share(cell));
  }

  private static @Nullable Ink stored(Claims claims, int cell) {
    long rightly = claims.both().bytes(cell);
    if (claims.ignoredBytes(cell) > rightly) {
      return Palette.IGNORED;
    }
    return rightly == 0 ? null : Palette.shade(Palette.STORED, claims.both().share(cell));
  }

  /** Sent once is the palest; from eight times on the deepest. */
  private static @Nullable Ink sends(Tally sends, Tally sent, int cell) {
    if (sent.bytes(cell) == 0) {
      return null;
    }
    double times = (double) sends.bytes(cell) / sent.bytes(cell);
    return Palette.shade(Palette.STORED, Math.clamp((times - 1) / Palette.LEVELS, 0.001, 1));
  }
}
