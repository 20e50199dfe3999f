package dev.plumbline.map;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One RAM block: what is known of it, its parts magnified, its pages to scale. */
final class BlockPanel implements Sheet.Panel {

  private static final String DOT = "  ·  ";

  private final BlockMap block;
  private final List<Part> parts;

  /**
   * A panel.
   *
   * @param parts the block's parts, in file order
   */
  BlockPanel(BlockMap block, List<Part> parts) {
    this.block = block;
    this.parts = parts;
  }

  @Override
  public double draw(Canvas canvas, double x, double y, double width) {
    double at = title(canvas, x, y, width);
    canvas.text(
        Palette.TEXT,
        Sheet.BODY,
        false,
        Canvas.Anchor.START,
        x,
        at + 13,
        Words.clip(facts(), Sheet.BODY, false, width));
    at += 20;
    at = remarks(canvas, x, at, width);
    if (block.block().mapped() != null && !parts.isEmpty()) {
      at = Anatomy.draw(canvas, x, at + 4, width, parts);
    }
    Grid grid = grid();
    return grid == null ? at : new CellRows(block.lanes(), grid).draw(canvas, x, at + 6, width);
  }

  private double title(Canvas canvas, double x, double y, double width) {
    double badge = badge(canvas, x, y, block.number());
    Grid grid = grid();
    String scale = grid == null ? "" : scale(grid);
    double room = width - badge - Words.width(scale, Sheet.BODY, false) - 30;
    String name = Words.fit(block.block().name(), Sheet.HEADING, true, room);
    Sheet.heading(canvas, x + badge, y, width - badge, name, scale);
    return y + 22;
  }

  /** The number by which the strip of the whole file refers to a block. */
  static double badge(Canvas canvas, double x, double y, int number) {
    String text = Integer.toString(number);
    double width = Math.max(20, Words.width(text, 12, true) + 8);
    canvas.fill(Palette.FRAME, new Box(x, y, width, 18));
    canvas.text(Palette.ON_DARK, 12, true, Canvas.Anchor.MIDDLE, x + width / 2, y + 13.5, text);
    return width + 8;
  }

  private String scale(Grid grid) {
    long pages = Math.max(1, grid.cellBytes() / block.block().pageSizeBytes());
    return "one cell = " + Words.count(pages, "page") + " (" + Words.bytes(grid.cellBytes()) + ")";
  }

  private String facts() {
    long pages = block.block().pages();
    String size = Words.bytes(block.block().usedLengthBytes()) + DOT;
    return switch (block.lanes()) {
      case BlockMap.Mapped(Claims claims) ->
          size
              + Words.count(pages, "page")
              + ": "
              + Words.number(block.setPages())
              + " set ("
              + Words.percent(block.setPages(), pages)
              + "), "
              + Words.number(pages - block.setPages())
              + " zero"
              + DOT
              + Words.bytes(claims.stored().totalBytes())
              + " stored";
      case BlockMap.Streamed(Tally content, Tally sent, Tally sends) ->
          size
              + Words.count(pages, "page")
              + ": "
              + Words.number(block.setPages())
              + " with content ("
              + Words.percent(block.setPages(), pages)
              + ")"
              + DOT
              + Words.count(sends.totalBytes() / block.block().pageSizeBytes(), "page")
              + " sent, repeats counted";
      case BlockMap.Absent(String reason) -> size + reason;
    };
  }

  private double remarks(Canvas canvas, double x, double y, double width) {
    double at = y;
    if (block.lanes() instanceof BlockMap.Mapped(Claims claims)) {
      if (claims.lost().totalBytes() > 0) {
        String words =
            Words.bytes(claims.lost().totalBytes())
                + " of set pages in holes of the file: likely lost";
        at = Sheet.alarm(canvas, x, at, width, words);
      }
      if (claims.ignoredBytes() > 0) {
        String words =
            Words.bytes(claims.ignoredBytes()) + " stored under clear bits: loaders ignore it";
        at = Sheet.note(canvas, x, at, width, words);
      }
    } else if (block.lanes() instanceof BlockMap.Streamed streamed) {
      long missing = block.block().usedLengthBytes() - streamed.sent().totalBytes();
      if (missing > 0) {
        String words = Words.bytes(missing) + " never sent: their content is unknown";
        at = Sheet.alarm(canvas, x, at, width, words);
      }
    }
    return at;
  }

  private @Nullable Grid grid() {
    return switch (block.lanes()) {
      case BlockMap.Mapped(Claims claims) -> claims.grid();
      case BlockMap.Streamed streamed -> streamed.content().grid();
      case BlockMap.Absent absent -> null;
    };
  }

  /** Whether the block's map has several rows and so takes a card of full width. */
  boolean isWide() {
    Grid grid = grid();
    return grid != null && CellRows.rows(grid) > 1;
  }
}
