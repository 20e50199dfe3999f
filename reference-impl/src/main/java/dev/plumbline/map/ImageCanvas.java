package dev.plumbline.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws on an image in memory, in the light colours. Needs no display, but a font. */
final class ImageCanvas implements Canvas {

  private static final int SCALE = 2;

  private final BufferedImage image;
  private final Graphics2D graphics;

  /**
   * An empty image.
   *
   * @throws MissingFontsException when there is nothing to write with
   */
  ImageCanvas(double width, double height) throws MissingFontsException {
    System.setProperty("java.awt.headless", "true");
    image =
        new BufferedImage(
            (int) Math.ceil(width * SCALE),
            (int) Math.ceil(height * SCALE),
            BufferedImage.TYPE_3BYTE_BGR);
    graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    try {
      graphics.getFontMetrics(font(12, false)).stringWidth("plumbline");
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // What the JDK throws depends on what is missing: a library, a configuration, or just fonts,
      // and that is a plain Error.
      throw new MissingFontsException(e);
    }
  }

  /** What was drawn. */
  BufferedImage image() {
    return image;
  }

  @Override
  public void fill(Ink ink, List<Box> boxes) {
    graphics.setColor(color(ink));
    for (Box box : boxes) {
      // On whole pixels, edge by edge, so that neighbours neither overlap nor leave a seam.
      int left = pixel(box.x());
      int top = pixel(box.y());
      var transform = graphics.getTransform();
      graphics.scale(1.0 / SCALE, 1.0 / SCALE);
      graphics.fillRect(left, top, pixel(box.right()) - left, pixel(box.bottom()) - top);
      graphics.setTransform(transform);
    }
  }

  private static int pixel(double place) {
    return (int) Math.round(place * SCALE);
  }

  @Override
  public void polygon(Ink ink, double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    smooth(ink);
    graphics.fill(path);
  }

  @Override
  public void lines(Ink ink, double width, List<Line> lines) {
    smooth(ink);
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    for (Line line : lines) {
      graphics.draw(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
    }
  }

  @Override
  public void text(
      Ink ink, double size, boolean bold, Anchor anchor, double x, double y, String text) {
    graphics.setFont(font(size, bold));
    graphics.setColor(color(ink));
    double width = anchor == Anchor.START ? 0 : graphics.getFontMetrics().stringWidth(text);
    double shift =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    graphics.drawString(text, (float) (x - shift), (float) y);
  }

  private void smooth(Ink ink) {
    graphics.setColor(color(ink));
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
  }

  private static Color color(Ink ink) {
    return new Color(ink.light());
  }

  private static Font font(double size, boolean bold) {
    return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
  }
}
