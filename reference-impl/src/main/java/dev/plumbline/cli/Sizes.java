package dev.plumbline.cli;

import java.util.Locale;

/** Sizes for people. */
final class Sizes {

  private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Sizes() {}

  /** E.g. {@code 4 KiB}, {@code 1.5 MiB}, {@code 823 bytes}. */
  static String of(long bytes) {
    int unit = 0;
    double value = bytes;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    String number = String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number)
        + " "
        + UNITS[unit];
  }

  /** An offset: {@code 0x10859}. */
  static String offset(long bytes) {
    return "0x" + Long.toHexString(bytes);
  }
}
