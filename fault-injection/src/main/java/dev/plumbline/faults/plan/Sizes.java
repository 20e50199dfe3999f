package dev.plumbline.faults.plan;

/** Sizes in a plan: decimal or 0x-hexadecimal numbers, times 1024 to the power of K, M or G. */
final class Sizes {

  private static final String SUFFIXES = "KMG";

  private Sizes() {}

  /**
   * Takes a size.
   *
   * @return bytes, 0 to 2^63 - 1
   */
  static long parse(LineCursor cursor, String expected) throws PlanException {
    int mark = cursor.mark();
    String name = cursor.name(expected);
    long value = value(name);
    if (value < 0) {
      throw cursor.at(
          mark,
          "found "
              + LineCursor.shown(name)
              + ", expected "
              + expected
              + " such as 4096, 0x1000 or 4K, below 2^63");
    }
    return value;
  }

  private static long value(String name) {
    int power = SUFFIXES.indexOf(name.charAt(name.length() - 1));
    String digits = power < 0 ? name : name.substring(0, name.length() - 1);
    boolean hex = digits.startsWith("0x");
    String number = hex ? digits.substring(2) : digits;
    if (number.isEmpty() || !number.chars().allMatch(c -> Character.digit(c, hex ? 16 : 10) >= 0)) {
      return -1;
    }
    try {
      long value = Long.parseLong(number, hex ? 16 : 10);
      return Math.multiplyExact(value, 1L << (10 * (power + 1)));
    } catch (NumberFormatException | ArithmeticException e) {
      return -1;
    }
  }
}
