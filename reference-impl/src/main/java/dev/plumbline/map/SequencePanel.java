package dev.plumbline.map;

import java.util.ArrayList;
import java.util.List;

/**
 * In which order a stream-form file sends its pages: place in the file to the right, place in RAM
 * downwards.
 */
final class SequencePanel implements Sheet.Panel {

  private static final double CELL_WIDTH = 6;
  private static final double CELL_HEIGHT = 5;
  private static final double GUTTER = CellRows.GUTTER;

  private final Sequence sequence;
  private final List<BlockMap> blocks;

  SequencePanel(Sequence sequence, List<BlockMap> blocks) {
    this.sequence = sequence;
    this.blocks = blocks;
  }

  @Override
  public double draw(Canvas canvas, double x, double y, double width) {
    String facts =
        Words.count(sequence.rounds(), "round")
            + ": "
            + Words.number(sequence.data())
            + " pages with content, "
            + Words.number(sequence.zeros())
            + " zero pages sent";
    double at =
        Sheet.heading(
            canvas, x, y, width, "The order of pages: place in the file → , place in RAM ↓", facts);
    double left = x + GUTTER;
    double wide = Sequence.COLUMNS * CELL_WIDTH;
    double high = Sequence.ROWS * CELL_HEIGHT;
    double top = at + 20;
    canvas.fill(Palette.PAPER, new Box(left, top, wide, high));
    raster(canvas, left, top);
    blockLines(canvas, x, top, wide, high);
    rounds(canvas, left, top, wide, high);
    canvas.frame(Palette.RULE, new Box(left, top, wide, high));
    canvas.text(
        Palette.MUTED,
        Sheet.SMALL,
        false,
        Canvas.Anchor.START,
        left,
        top + high + 13,
        Words.hex(sequence.startBytes()));
    canvas.text(
        Palette.MUTED,
        Sheet.SMALL,
        false,
        Canvas.Anchor.END,
        left + wide,
        top + high + 13,
        Words.hex(sequence.endBytes()));
    return top + high + 16;
  }

  private void raster(Canvas canvas, double left, double top) {
    long most = 1;
    for (int row = 0; row < Sequence.ROWS; row++) {
      for (int column = 0; column < Sequence.COLUMNS; column++) {
        most = Math.max(most, sequence.dataPages(row, column));
      }
    }
    for (int row = 0; row < Sequence.ROWS; row++) {
      Strip strip = new Strip(top + row * CELL_HEIGHT, CELL_HEIGHT);
      for (int column = 0; column < Sequence.COLUMNS; column++) {
        long data = sequence.dataPages(row, column);
        Ink ink = sequence.zeroPages(row, column) > 0 ? Palette.ZERO_SENT : null;
        if (data > 0) {
          ink = Palette.shade(Palette.SET, Math.sqrt((double) data / most));
        }
        strip.add(ink, left + column * CELL_WIDTH, CELL_WIDTH);
      }
      strip.draw(canvas);
    }
  }

  private void blockLines(Canvas canvas, double x, double top, double wide, double high) {
    List<Canvas.Line> lines = new ArrayList<>();
    double free = top;
    double drawn = top;
    for (int i = 0; i < blocks.size(); i++) {
      double from = top + high * sequence.firstPage(i) / Math.max(1, sequence.pages());
      double to = top + high * sequence.firstPage(i + 1) / Math.max(1, sequence.pages());
      if (from - drawn > 1) {
        lines.add(new Canvas.Line(x + GUTTER, from, x + GUTTER + wide, from));
        drawn = from;
      }
      double baseline = Math.max((from + to) / 2 + 4, free + 11);
      if (baseline <= Math.max(to, from + 12) + 4 && baseline < top + high + 2) {
        String name = Words.fit(blocks.get(i).block().name(), Sheet.SMALL, false, GUTTER - 24);
        canvas.text(
            Palette.TEXT,
            Sheet.SMALL,
            false,
            Canvas.Anchor.END,
            x + GUTTER - 6,
            baseline,
            (i + 1) + "  " + name);
        free = baseline + 1;
      }
    }
    canvas.lines(Palette.RULE, 1, lines);
  }

  private void rounds(Canvas canvas, double left, double top, double wide, double high) {
    List<Canvas.Line> lines = new ArrayList<>();
    double free = left;
    long length = sequence.endBytes() - sequence.startBytes();
    List<Long> offsets = new ArrayList<>(List.of(sequence.startBytes()));
    offsets.addAll(sequence.roundOffsets());
    for (int i = 0; i < offsets.size(); i++) {
      double at = left + wide * (offsets.get(i) - sequence.startBytes()) / length;
      if (at >= free) {
        String label = (i == 0 ? "round " : "") + (i + 1);
        canvas.text(Palette.TEXT, Sheet.SMALL, true, Canvas.Anchor.START, at + 3, top - 4, label);
        lines.add(new Canvas.Line(at, top - 14, at, top + high));
        free = at + Words.width(label, Sheet.SMALL, true) + 8;
      }
    }
    canvas.lines(Palette.MUTED, 1, lines);
  }
}
