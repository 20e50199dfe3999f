package dev.plumbline.faults.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a plan from text; see {@link dev.plumbline.faults.plan} for the grammar. Whatever the text
 * is, the result is a plan or a {@link PlanException} that tells line and column.
 *
 * @see PlanWriter
 */
public final class PlanParser {

  /** The longest plan. */
  public static final int MAX_CHARS = 1 << 20;

  /** The longest line. */
  public static final int MAX_LINE_CHARS = 1 << 16;

  /** The version of the form that is read. */
  static final int VERSION = 1;

  private PlanParser() {}

  /**
   * Reads a plan.
   *
   * @param name what the text is called in messages
   * @param text all of it
   * @throws PlanException when it isn't a plan
   */
  public static Plan parse(String name, String text) throws PlanException {
    if (text.length() > MAX_CHARS) {
      throw new PlanException(name, 1, 1, "a plan longer than " + MAX_CHARS + " characters");
    }
    long seed = 0;
    boolean seeded = false;
    boolean begun = false;
    List<Rule> rules = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.length() > MAX_LINE_CHARS) {
        throw new PlanException(
            name, number, MAX_LINE_CHARS + 1, "a line longer than " + MAX_LINE_CHARS);
      }
      LineCursor cursor = new LineCursor(name, number, line);
      if (cursor.atEnd()) {
        continue;
      }
      int start = cursor.mark();
      if (!begun) {
        begin(cursor);
        begun = true;
      } else if (cursor.accept("seed")) {
        if (seeded) {
          throw cursor.at(start, "a second seed");
        }
        seed = seed(cursor);
        seeded = true;
      } else if (cursor.accept("on")) {
        if (rules.size() == Plan.MAX_RULES) {
          throw cursor.at(start, "more than " + Plan.MAX_RULES + " rules");
        }
        rules.add(new RuleParser(cursor, start).rule());
      } else {
        throw cursor.unexpected("'on' or 'seed'");
      }
      cursor.end("the end of the line");
    }
    if (!begun) {
      throw new PlanException(
          name, Math.max(number, 1), 1, "found no plan, expected 'faults " + VERSION + "'");
    }
    return new Plan(seed, rules);
  }

  private static void begin(LineCursor cursor) throws PlanException {
    String expected = "'faults " + VERSION + "' in the first line";
    if (!cursor.accept("faults")) {
      throw cursor.unexpected(expected);
    }
    int start = cursor.mark();
    long version = cursor.count(0, Integer.MAX_VALUE, "a version");
    if (version != VERSION) {
      throw cursor.at(start, "found version " + version + ", expected " + VERSION);
    }
  }

  private static long seed(LineCursor cursor) throws PlanException {
    int start = cursor.mark();
    String sign = cursor.acceptMark("-") ? "-" : "";
    String digits = sign + cursor.digits(false, "a number of 64 bits");
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw cursor.at(
          start, "found " + LineCursor.shown(digits) + ", expected a number of 64 bits");
    }
  }
}
