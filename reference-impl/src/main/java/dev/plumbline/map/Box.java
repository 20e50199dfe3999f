package dev.plumbline.map;

/**
 * A rectangle of the picture.
 *
 * @param x its left edge, in picture units
 * @param y its upper edge; the axis points down
 */
record Box(double x, double y, double width, double height) {

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }
}
