package dev.plumbline.format;

/**
 * Strings that came from a file, made safe to print: quoted, control characters escaped, length
 * bounded.
 */
public final class Quoted {

  private static final int MAX_CHARS = 300;

  private Quoted() {}

  /**
   * The string in double quotes, safe on a terminal.
   *
   * @param text any string, however hostile
   * @return at most {@value #MAX_CHARS} characters of it, control and format characters as {@code
   *     \\uXXXX}
   */
  public static String of(String text) {
    return '"' + bare(text) + '"';
  }

  /** The same without the quotes. */
  public static String bare(String text) {
    StringBuilder safe = new StringBuilder(Math.min(text.length(), MAX_CHARS) + 2);
    text.codePoints()
        .limit(MAX_CHARS)
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            safe.append('\\').appendCodePoint(c);
          } else if (isUnsafe(c)) {
            safe.append(String.format("\\u%04x", c));
          } else {
            safe.appendCodePoint(c);
          }
        });
    if (text.codePointCount(0, text.length()) > MAX_CHARS) {
      safe.append('…');
    }
    return safe.toString();
  }

  /**
   * The whole text, safe in any document: line breaks and tabs stay, other control and format
   * characters and those that aren't any become {@code \\uXXXX}.
   */
  public static String lines(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (isUnsafe(c) && c != '\n' && c != '\t') {
            safe.append(String.format("\\u%04x", c));
          } else {
            safe.appendCodePoint(c);
          }
        });
    return safe.toString();
  }

  private static boolean isUnsafe(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
