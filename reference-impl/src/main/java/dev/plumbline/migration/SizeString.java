package dev.plumbline.migration;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * QEMU's size strings, as in {@code file:PATH,offset=SIZE}: a decimal number, times 1024 to the
 * power that the suffix says (B, k, M, G, T, P, E in either case), with a suffix from k on also
 * with a fraction ({@code 1.5k}), half a byte rounded up; or a hexadecimal number without suffix.
 * White space before it is skipped, behind it refused. Measured on QEMU 10.0 and 11.1; the
 * rounding, and that a fraction of zero needs no suffix, read from {@code do_strtosz} in QEMU's
 * {@code util/cutils.c}.
 */
public final class SizeString {

  private static final Pattern DECIMAL =
      Pattern.compile("\\s*([0-9]+)(?:\\.([0-9]*))?([bBkKmMgGtTpPeE])?");
  private static final Pattern HEXADECIMAL = Pattern.compile("\\s*0[xX]([0-9a-fA-F]{1,32})");
  private static final String SUFFIXES = "bkmgtpe";
  private static final int MAX_CHARS = 64;

  private SizeString() {}

  /**
   * Parses a size.
   *
   * @return bytes, 0 to 2^63 - 1
   * @throws IllegalArgumentException when it isn't a size, or is 2^63 or more; the message says
   *     what is allowed
   */
  public static long parse(String text) {
    if (text.length() <= MAX_CHARS) {
      Matcher hex = HEXADECIMAL.matcher(text);
      if (hex.matches()) {
        return bounded(text, new BigInteger(hex.group(1), 16));
      }
      Matcher decimal = DECIMAL.matcher(text);
      if (decimal.matches()) {
        BigInteger unit = unit(decimal.group(3));
        BigDecimal whole = new BigDecimal(decimal.group(1));
        BigDecimal fraction =
            decimal.group(2) == null
                ? BigDecimal.ZERO
                : new BigDecimal("0." + decimal.group(2) + "0");
        if (fraction.signum() == 0 || !unit.equals(BigInteger.ONE)) {
          BigDecimal bytes = whole.add(fraction).multiply(new BigDecimal(unit));
          return bounded(text, bytes.setScale(0, RoundingMode.HALF_UP).toBigIntegerExact());
        }
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a size: expected a number like 4096, 0x1000, 4k or 1.5M");
  }

  private static BigInteger unit(@Nullable String suffix) {
    int power = suffix == null ? 0 : SUFFIXES.indexOf(suffix.toLowerCase(Locale.ROOT));
    return BigInteger.ONE.shiftLeft(10 * power);
  }

  private static long bounded(String text, BigInteger value) {
    if (value.bitLength() > 63) {
      throw new IllegalArgumentException("'" + text + "' is too large: sizes are below 2^63 bytes");
    }
    return value.longValue();
  }
}
