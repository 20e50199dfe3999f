package dev.plumbline.map;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole file as one strip, to scale: what each place is, and what of it is stored. */
final class Overview implements Sheet.Panel {

  private static final double STRIP = 40;
  private static final double STORED = 16;

  private final FileMap map;
  private final Grid grid;
  private final @Nullable PartKind[] kinds;
  private final Tally inRegions;

  Overview(FileMap map) {
    this.map = map;
    this.grid = map.overview().grid();
    this.inRegions = new Tally(grid);
    this.kinds = kinds();
  }

  /** For each cell, what most of it is. */
  private @Nullable PartKind[] kinds() {
    Map<PartKind, Tally> tallies = new EnumMap<>(PartKind.class);
    for (Part part : map.parts()) {
      tallies
          .computeIfAbsent(
              part.kind(), kind -> kind == PartKind.PAGES ? inRegions : new Tally(grid))
          .add(part.startBytes(), part.endBytes());
    }
    @Nullable PartKind[] most = new @Nullable PartKind[grid.cells()];
    long[] mostBytes = new long[grid.cells()];
    tallies.forEach((kind, tally) -> {
      for (int i = 0; i < most.length; i++) {
        if (tally.bytes(i) > mostBytes[i]) {
          mostBytes[i] = tally.bytes(i);
          most[i] = kind;
        }
      }
    });
    return most;
  }

  @Override
  public double draw(Canvas canvas, double x, double y, double width) {
    double at =
        Sheet.heading(
            canvas,
            x,
            y,
            width,
            "The whole file, to scale",
            "upper strip: what it is  ·  lower strip: what is stored, empty where it has holes");
    if (grid.lengthBytes() == 0) {
      canvas.text(
          Palette.MUTED, Sheet.BODY, false, Canvas.Anchor.START, x, at + 14, "The file is empty.");
      return at + 18;
    }
    double scale = width / grid.lengthBytes();
    at = Labels.draw(canvas, Labels.of(map, x, scale), x, at + 6, width);
    strips(canvas, x, at, scale);
    canvas.frame(Palette.RULE, new Box(x, at, width, STRIP));
    canvas.frame(Palette.RULE, new Box(x, at + STRIP, width, STORED));
    return Axis.draw(canvas, x, at + STRIP + STORED, width, grid.lengthBytes());
  }

  private void strips(Canvas canvas, double x, double y, double scale) {
    Strip upper = new Strip(y, STRIP);
    Strip paper = new Strip(y + STRIP, STORED);
    Strip lower = new Strip(y + STRIP, STORED);
    Strip alarm = new Strip(y + STRIP - 4, STORED + 8);
    for (int cell = 0; cell < grid.cells(); cell++) {
      double left = x + cell * grid.cellBytes() * scale;
      double width = grid.cellBytes(cell) * scale;
      upper.add(ink(cell), left, width);
      paper.add(Palette.PAPER, left, width);
      lower.add(stored(cell), left, width);
      alarm.add(map.overview().lost().bytes(cell) > 0 ? Palette.LOST : null, left, width);
    }
    upper.draw(canvas);
    for (Part part : map.parts()) {
      if (part.kind() == PartKind.UNREAD) {
        double left = x + part.startBytes() * scale;
        Sheet.hatch(canvas, Palette.LOST, new Box(left, y, part.lengthBytes() * scale, STRIP));
      }
    }
    paper.draw(canvas);
    lower.draw(canvas);
    alarm.draw(canvas);
  }

  private @Nullable Ink ink(int cell) {
    PartKind kind = kinds[cell];
    if (kind == PartKind.PAGES || kind == PartKind.RECORDS) {
      double share = map.overview().set().share(cell);
      return share == 0 ? Palette.ZERO : Palette.shade(Palette.SET, share);
    }
    return kind == null ? null : Palette.of(kind);
  }

  private @Nullable Ink stored(int cell) {
    Claims claims = map.overview();
    long outsideRegions = grid.cellBytes(cell) - inRegions.bytes(cell);
    long ignored = claims.ignoredBytes(cell) - outsideRegions;
    if (kinds[cell] == PartKind.PAGES && ignored > claims.both().bytes(cell)) {
      return Palette.IGNORED;
    }
    double share = claims.stored().share(cell);
    return share == 0 ? null : Palette.shade(Palette.STORED, share);
  }
}
