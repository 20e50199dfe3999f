package dev.plumbline.map;

import java.util.List;

/** Takes no drawing: for finding out how high a picture becomes. */
final class Blank implements Canvas {

  @Override
  public void fill(Ink ink, List<Box> boxes) {}

  @Override
  public void polygon(Ink ink, double... points) {}

  @Override
  public void lines(Ink ink, double width, List<Line> lines) {}

  @Override
  public void text(
      Ink ink, double size, boolean bold, Anchor anchor, double x, double y, String text) {}
}
