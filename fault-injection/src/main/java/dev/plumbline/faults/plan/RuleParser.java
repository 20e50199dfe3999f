package dev.plumbline.faults.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one rule, whose "on" has been read. */
final class RuleParser {

  private static final int MAX_DECIMALS = 4;
  private static final int MAX_BLOCK = 1_000_000;

  private static final String CALLS =
      Arrays.stream(Call.values()).map(Call::word).collect(Collectors.joining(", ", "any, ", ""));

  private final LineCursor cursor;
  private final int start;

  /**
   * A parser for the rest of a line.
   *
   * @param start where the rule begins
   */
  RuleParser(LineCursor cursor, int start) {
    this.cursor = cursor;
    this.start = start;
  }

  Rule rule() throws PlanException {
    Set<Call> calls = calls();
    Access access =
        cursor.accept("direct")
            ? Access.DIRECT
            : cursor.accept("buffered") ? Access.BUFFERED : Access.ANY;
    Glob file = null;
    List<Trigger> triggers = new ArrayList<>();
    while (true) {
      int mark = cursor.mark();
      if (cursor.accept("file")) {
        if (file != null) {
          throw cursor.at(mark, "a second 'file'");
        }
        file = glob();
      } else if (cursor.accept("at")) {
        add(triggers, place(), mark);
      } else if (cursor.accept("chance")) {
        add(triggers, chance(), mark);
      } else if (cursor.accept("number")) {
        add(triggers, new Trigger.Nth(cursor.count(1, Long.MAX_VALUE, "a number")), mark);
      } else {
        break;
      }
    }
    Repeat repeat = repeat();
    if (!cursor.acceptMark(":")) {
      throw cursor.unexpected(
          repeat == null
              ? "file, at, chance, number, once, times, always or ':'"
              : "':' and a fault");
    }
    int faultStart = cursor.mark();
    Fault fault = new FaultParser(cursor).fault();
    Repeat times = repeat == null ? PlanBuilder.byDefault(triggers) : repeat;
    String misfit = Rule.misfit(calls, fault);
    if (misfit != null) {
      throw cursor.at(faultStart, misfit);
    }
    try {
      return new Rule(calls, access, file, triggers, times, fault);
    } catch (IllegalArgumentException e) {
      throw cursor.at(start, String.valueOf(e.getMessage()));
    }
  }

  private Set<Call> calls() throws PlanException {
    if (cursor.accept("any")) {
      return EnumSet.allOf(Call.class);
    }
    Set<Call> calls = EnumSet.noneOf(Call.class);
    do {
      int mark = cursor.mark();
      String word = cursor.word("a call: " + CALLS);
      Call call = Call.of(word);
      if (call == null) {
        throw cursor.at(mark, "found " + LineCursor.shown(word) + ", expected a call: " + CALLS);
      }
      if (!calls.add(call)) {
        throw cursor.at(mark, word + " is named twice");
      }
    } while (cursor.acceptMark(","));
    return calls;
  }

  private void add(List<Trigger> triggers, Trigger trigger, int mark) throws PlanException {
    boolean second =
        !(trigger instanceof Trigger.At || trigger instanceof Trigger.InRange)
            && triggers.stream().anyMatch(t -> t.getClass() == trigger.getClass());
    if (second || triggers.size() == Rule.MAX_TRIGGERS) {
      throw cursor.at(mark, "a condition too many");
    }
    triggers.add(trigger);
  }

  private Glob glob() throws PlanException {
    int mark = cursor.mark();
    String pattern = cursor.string("a pattern in double quotes");
    if (!Glob.isPattern(pattern)) {
      throw cursor.at(
          mark, "expected a pattern of 1 to " + Glob.MAX_CHARS + " characters, none a control");
    }
    return new Glob(pattern);
  }

  private Trigger place() throws PlanException {
    int mark = cursor.mark();
    String word = cursor.peekWord();
    if (word.equals("block")) {
      return new Trigger.At(block());
    }
    if (!word.isEmpty()) {
      for (Landmark.Whole whole : Landmark.Whole.values()) {
        if (cursor.accept(whole.text())) {
          return new Trigger.At(whole);
        }
      }
      throw cursor.unexpected("an offset, magic, header, device-state, last-write or block[N].");
    }
    long first = Sizes.parse(cursor, "an offset or a landmark");
    if (first == Long.MAX_VALUE) {
      throw cursor.at(mark, "expected an offset below 2^63 - 1");
    }
    long end = cursor.acceptMark("..") ? Sizes.parse(cursor, "an offset") : first + 1;
    if (end <= first) {
      throw cursor.at(mark, "found an empty stretch, expected its end behind its start");
    }
    return new Trigger.InRange(new ByteRange(first, end));
  }

  private Landmark block() throws PlanException {
    cursor.expect("block");
    cursor.expectHere("[");
    int block = (int) cursor.count(0, MAX_BLOCK, "a block's number");
    cursor.expectHere("]");
    cursor.expectHere(".");
    if (cursor.accept("page")) {
      cursor.expectHere("[");
      long page = cursor.count(0, Long.MAX_VALUE, "a page's number");
      cursor.expectHere("]");
      return Landmark.page(block, page);
    }
    for (Landmark.Part part : Landmark.Part.values()) {
      if (cursor.accept(part.text())) {
        return new Landmark.OfBlock(block, part);
      }
    }
    throw cursor.unexpected("header, bitmap, pages or page[N]");
  }

  private Trigger chance() throws PlanException {
    int mark = cursor.mark();
    String digits = cursor.digits(true, "a percentage");
    cursor.expectMark("%");
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point);
    String decimals = point < 0 ? "" : digits.substring(point + 1);
    int millionths = -1;
    if (whole.length() <= 3 && decimals.length() <= MAX_DECIMALS && !digits.endsWith(".")) {
      try {
        String padded = decimals + "0".repeat(MAX_DECIMALS - decimals.length());
        millionths = Integer.parseInt(whole + padded);
      } catch (NumberFormatException e) {
        millionths = -1;
      }
    }
    if (millionths < 1 || millionths > Trigger.Chance.ALL) {
      throw cursor.at(
          mark,
          "found "
              + LineCursor.shown(digits)
              + ", expected a percentage from 0.0001 to 100 with up to four decimals");
    }
    return new Trigger.Chance(millionths);
  }

  private @Nullable Repeat repeat() throws PlanException {
    if (cursor.accept("once")) {
      return Repeat.ONCE;
    }
    if (cursor.accept("always")) {
      return Repeat.ALWAYS;
    }
    return cursor.accept("times")
        ? new Repeat(cursor.count(1, Long.MAX_VALUE - 1, "a number"))
        : null;
  }
}
