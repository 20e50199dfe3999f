package dev.plumbline.faults.plan;

/**
 * A pattern for paths: {@code ?} is one character and {@code *} any number of them, both but no
 * slash; {@code **} is any number of characters. A pattern without a slash is about the last name
 * of a path alone.
 *
 * @param pattern at most {@value #MAX_CHARS} characters, none of them a control character
 */
public record Glob(String pattern) {

  /** The longest pattern. */
  public static final int MAX_CHARS = 1024;

  /** Checks the characters. */
  public Glob {
    if (!isPattern(pattern)) {
      throw new IllegalArgumentException("pattern: characters=" + pattern.length());
    }
  }

  /** Whether a text can be a pattern. */
  static boolean isPattern(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_CHARS
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** Whether a path fits, in time that grows with the product of both lengths and no worse. */
  public boolean matches(String path) {
    String subject = pattern.indexOf('/') < 0 ? path.substring(path.lastIndexOf('/') + 1) : path;
    // reached[i]: the pattern up to here can match the subject's first i characters.
    boolean[] reached = new boolean[subject.length() + 1];
    reached[0] = true;
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      boolean star = c == '*';
      boolean all = star && at + 1 < pattern.length() && pattern.charAt(at + 1) == '*';
      if (star) {
        for (int i = 1; i <= subject.length(); i++) {
          reached[i] |= reached[i - 1] && (all || subject.charAt(i - 1) != '/');
        }
      } else {
        for (int i = subject.length(); i > 0; i--) {
          char s = subject.charAt(i - 1);
          reached[i] = reached[i - 1] && (c == '?' ? s != '/' : c == s);
        }
        reached[0] = false;
      }
      at += all ? 2 : 1;
    }
    return reached[subject.length()];
  }
}
