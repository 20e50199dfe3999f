package dev.plumbline.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What is looked for. */
public sealed interface Needle {

  /** The longest match that is found wherever it lies; a longer one may be cut. */
  int MAX_BYTES = 4096;

  /**
   * Finds the first match.
   *
   * @param bytes where to look
   * @param from the first place that a match may begin at
   * @param end where the bytes end
   * @return start and end of the match, or null
   */
  int @Nullable [] find(byte[] bytes, int from, int end);

  /**
   * A text's bytes in UTF-8.
   *
   * @throws IllegalArgumentException when it is empty or too long
   */
  static Needle text(String text) {
    return Literal.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Bytes as hexadecimal digits, with or without blanks between bytes.
   *
   * @throws IllegalArgumentException when they aren't, are only zeros, none or too many
   */
  static Needle hex(String digits) {
    String packed = digits.replace(" ", "");
    try {
      return Literal.of(HexFormat.of().parseHex(packed));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not pairs of hexadecimal digits", e);
    }
  }

  /**
   * A regular expression of {@link java.util.regex.Pattern} over bytes; other characters than ASCII
   * stand for their bytes in UTF-8.
   *
   * @throws IllegalArgumentException when it is none, or matches nothing at all
   */
  static Needle regex(String expression) {
    byte[] bytes = expression.getBytes(StandardCharsets.UTF_8);
    try {
      Pattern pattern =
          Pattern.compile(new String(bytes, StandardCharsets.ISO_8859_1), Pattern.DOTALL);
      if (pattern.matcher("").find()) {
        throw new IllegalArgumentException("matches where there is nothing");
      }
      return new Regex(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription() + " near index " + e.getIndex(), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("nested too deeply", e);
    }
  }

  /** These bytes. */
  final class Literal implements Needle {

    private final byte[] bytes;

    /** Index of one that is not zero, as most of RAM is. */
    private final int rare;

    private Literal(byte[] bytes, int rare) {
      this.bytes = bytes;
      this.rare = rare;
    }

    private static Literal of(byte[] bytes) {
      if (bytes.length == 0 || bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException(bytes.length + " bytes: 1 to " + MAX_BYTES + " wanted");
      }
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] != 0) {
          return new Literal(bytes, i);
        }
      }
      throw new IllegalArgumentException("only zeros, which are everywhere");
    }

    @Override
    public int @Nullable [] find(byte[] in, int from, int end) {
      byte wanted = bytes[rare];
      int last = end - bytes.length + rare;
      for (int i = from + rare; i <= last; i++) {
        int start = i - rare;
        if (in[i] == wanted
            && Arrays.equals(in, start, start + bytes.length, bytes, 0, bytes.length)) {
          return new int[] {start, start + bytes.length};
        }
      }
      return null;
    }
  }

  /** An expression over characters that are one byte each. */
  record Regex(Pattern pattern) implements Needle {

    @Override
    public int @Nullable [] find(byte[] in, int from, int end) {
      Matcher matcher = pattern.matcher(new Latin1(in, 0, end));
      matcher.region(from, end).useTransparentBounds(true).useAnchoringBounds(false);
      try {
        while (matcher.find()) {
          if (matcher.end() > matcher.start()) {
            return new int[] {matcher.start(), matcher.end()};
          }
        }
        return null;
      } catch (StackOverflowError e) {
        throw new IllegalArgumentException(
            "the expression needs too much memory on what is in RAM: avoid (…)* over alternatives",
            e);
      }
    }
  }

  /** Bytes as characters, not copied. */
  final class Latin1 implements CharSequence {

    private final byte[] bytes;
    private final int start;
    private final int end;

    private Latin1(byte[] bytes, int start, int end) {
      this.bytes = bytes;
      this.start = start;
      this.end = end;
    }

    @Override
    public int length() {
      return end - start;
    }

    @Override
    public char charAt(int index) {
      return (char) (bytes[start + index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Latin1(bytes, start + from, start + to);
    }

    @Override
    public String toString() {
      return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
  }
}
