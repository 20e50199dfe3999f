package dev.plumbline.map;

/**
 * A colour.
 *
 * @param id its CSS class
 * @param light on white, 0xRRGGBB
 * @param dark where the reader's system is dark
 */
record Ink(String id, int light, int dark) {

  /** Somewhere between two colours: 0 gives the first, 1 the second. */
  static Ink between(String id, Ink a, Ink b, double place) {
    return new Ink(id, mix(a.light, b.light, place), mix(a.dark, b.dark, place));
  }

  private static int mix(int a, int b, double place) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = a >> shift & 0xff;
      int to = b >> shift & 0xff;
      mixed |= (int) Math.round(from + (to - from) * place) << shift;
    }
    return mixed;
  }

  /** As CSS writes it. */
  static String css(int rgb) {
    return String.format("#%06x", rgb);
  }
}
