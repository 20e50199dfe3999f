package dev.plumbline.map;

import dev.plumbline.format.Quoted;
import java.util.Locale;

/** Numbers in human units, and texts that fit a width. */
final class Words {

  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Words() {}

  /** A length or offset, e.g. {@code "90.3 MiB"}; rounded to three digits. */
  static String bytes(long bytes) {
    int unit = 0;
    double value = bytes;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    // 1023.7 KiB would round to four digits where 1 MiB is meant.
    if (value >= 999.5 && value < 1024 && unit > 0 && value != Math.rint(value)) {
      return String.format(Locale.ROOT, "%.0f %s", value, UNITS[unit]);
    }
    int decimals = value == Math.rint(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    if (text.contains(".")) {
      text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
    return text + " " + UNITS[unit];
  }

  /**
   * A length to the byte: in a larger unit only when that is exact, e.g. {@code "2 KiB"}, {@code
   * "1,048,448 B"}.
   */
  static String exact(long bytes) {
    int unit = bytes == 0 ? 0 : Math.min(Long.numberOfTrailingZeros(bytes) / 10, UNITS.length - 1);
    return number(bytes >> (10 * unit)) + " " + UNITS[unit];
  }

  /** A count with its noun, e.g. {@code "1 page"}, {@code "16,384 pages"}. */
  static String count(long count, String noun) {
    return number(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** A number, thousands marked. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** An offset as people compare it with a hex dump. */
  static String hex(long offset) {
    return "0x" + Long.toHexString(offset);
  }

  /** A share in per cent; neither none nor all unless it is exactly that. */
  static String percent(long part, long whole) {
    if (part == 0 || whole == 0) {
      return "0 %";
    }
    if (part == whole) {
      return "100 %";
    }
    double percent = 100.0 * part / whole;
    if (percent < 0.1) {
      return "< 0.1 %";
    }
    return percent > 99.9
        ? "> 99.9 %"
        : String.format(Locale.ROOT, "%.1f %%", percent).replace(".0 ", " ");
  }

  /**
   * How wide a text is at most, roughly: the font is the reader's. By the widths of DejaVu Sans,
   * which is wider than most.
   */
  static double width(String text, double size, boolean bold) {
    double ems = text.codePoints().mapToDouble(Words::ems).sum();
    return ems * size * (bold ? 1.12 : 1);
  }

  private static double ems(int c) {
    if (c >= 0x1100) {
      return c >= 0x2000 && c < 0x2100 ? 0.8 : 1.05;
    }
    if ("iljI|!.,:;'`".indexOf(c) >= 0) {
      return 0.35;
    }
    if ("ft r()[]-/\\\"".indexOf(c) >= 0) {
      return 0.42;
    }
    if ("mwMW%@".indexOf(c) >= 0) {
      return 0.98;
    }
    return Character.isUpperCase(c) || "+<>=#~^".indexOf(c) >= 0 ? 0.78 : c < 0x80 ? 0.63 : 0.8;
  }

  /**
   * A name from the file, safe to show and shortened in its middle to a width; its end tells most
   * names apart.
   */
  static String fit(String name, double size, boolean bold, double maxWidth) {
    if (name.isEmpty()) {
      return "(no name)";
    }
    return shorten(Quoted.bare(name), size, bold, maxWidth, 0.5);
  }

  /** Words of our own, or made safe already, their end left off if need be. */
  static String clip(String words, double size, boolean bold, double maxWidth) {
    return shorten(words, size, bold, maxWidth, 1);
  }

  /** Takes one pass: names and messages from a hostile file are long, and there may be many. */
  private static String shorten(
      String text, double size, boolean bold, double maxWidth, double headShare) {
    if (width(text, size, bold) <= maxWidth) {
      return text;
    }
    int[] characters = text.codePoints().toArray();
    double room = maxWidth - width("…", size, bold);
    int head = 0;
    int tail = 0;
    double headWidth = 0;
    double tailWidth = 0;
    while (head + tail < characters.length) {
      boolean atHead = headWidth * (1 - headShare) <= tailWidth * headShare;
      int next = characters[atHead ? head : characters.length - 1 - tail];
      double wider = width(Character.toString(next), size, bold);
      if (headWidth + tailWidth + wider > room) {
        break;
      }
      if (atHead) {
        headWidth += wider;
        head++;
      } else {
        tailWidth += wider;
        tail++;
      }
    }
    if (head + tail == 0) {
      return "";
    }
    return new String(characters, 0, head)
        + "…"
        + new String(characters, characters.length - tail, tail);
  }
}
