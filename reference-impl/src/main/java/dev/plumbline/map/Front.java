package dev.plumbline.map;

import java.util.List;

/** What stands before the first RAM block, magnified. */
final class Front implements Sheet.Panel {

  private final List<Part> parts;

  Front(List<Part> all) {
    int blocks = 0;
    while (blocks < all.size()
        && all.get(blocks).block() < 0
        && isInFront(all.get(blocks).kind())) {
      blocks++;
    }
    this.parts = all.subList(0, blocks);
  }

  private static boolean isInFront(PartKind kind) {
    return switch (kind) {
      case FOREIGN, LIBVIRT_HEADER, LIBVIRT_XML, STREAM_HEADER, CONFIGURATION, RAM_HEAD, DEVICE ->
          true;
      default -> false;
    };
  }

  @Override
  public double draw(Canvas canvas, double x, double y, double width) {
    double at =
        Sheet.heading(canvas, x, y, width, "In front of RAM", "widths by logarithm of length");
    if (parts.isEmpty()) {
      canvas.text(Palette.TEXT, Sheet.BODY, false, Canvas.Anchor.START, x, at + 13, "nothing");
      return at + 18;
    }
    return Anatomy.draw(canvas, x, at + 4, width, parts);
  }
}
