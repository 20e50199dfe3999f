package dev.plumbline.faults.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a plan as text, in one way of several: what is read back equals what was written.
 *
 * @see PlanParser
 */
public final class PlanWriter {

  private static final int PER_CENT_MILLIONTHS = Trigger.Chance.ALL / 100;

  private PlanWriter() {}

  /** The plan, a rule a line, each line ended. */
  public static String write(Plan plan) {
    StringBuilder text = new StringBuilder("faults ").append(PlanParser.VERSION).append('\n');
    if (plan.seed() != 0) {
      text.append("seed ").append(plan.seed()).append('\n');
    }
    for (Rule rule : plan.rules()) {
      text.append(text(rule)).append('\n');
    }
    return text.toString();
  }

  /** A rule, without the line's end. */
  static String text(Rule rule) {
    StringBuilder text = new StringBuilder("on ");
    text.append(rule.calls().size() == Call.values().length ? "any" : Rule.words(rule.calls()));
    switch (rule.access()) {
      case ANY -> {}
      case DIRECT -> text.append(" direct");
      case BUFFERED -> text.append(" buffered");
    }
    Glob file = rule.file();
    if (file != null) {
      text.append(" file \"")
          .append(file.pattern().replace("\\", "\\\\").replace("\"", "\\\""))
          .append('"');
    }
    for (Trigger trigger : rule.triggers()) {
      text.append(' ').append(text(trigger));
    }
    if (!rule.repeat().equals(PlanBuilder.byDefault(rule.triggers()))) {
      text.append(' ').append(rule.repeat().text());
    }
    return text.append(": ").append(text(rule.fault())).toString();
  }

  private static String text(Trigger trigger) {
    return switch (trigger) {
      case Trigger.InRange(ByteRange range) ->
          "at " + range.startBytes() + (range.lengthBytes() == 1 ? "" : ".." + range.endBytes());
      case Trigger.At(Landmark landmark) -> "at " + landmark.text();
      case Trigger.Chance(int millionths) -> "chance " + percent(millionths) + "%";
      case Trigger.Nth(long number) -> "number " + number;
    };
  }

  private static String percent(int millionths) {
    int decimals = millionths % PER_CENT_MILLIONTHS;
    String whole = Integer.toString(millionths / PER_CENT_MILLIONTHS);
    if (decimals == 0) {
      return whole;
    }
    String padded = Integer.toString(PER_CENT_MILLIONTHS + decimals).substring(1);
    int end = padded.length();
    while (padded.charAt(end - 1) == '0') {
      end--;
    }
    return whole + "." + padded.substring(0, end);
  }

  /** A fault, as it stands behind a rule's colon. */
  static String text(Fault fault) {
    return switch (fault) {
      case Fault.Fail f -> "error " + f.errno();
      case Fault.Strict f ->
          "strict "
              + f.blockBytes()
              + (f.memoryBytes() == f.blockBytes() ? "" : " memory " + f.memoryBytes());
      case Fault.ShortBy f -> "short by " + f.bytes();
      case Fault.ShortTo f -> "short to " + f.boundaryBytes();
      case Fault.ShortRandom f -> "short random";
      case Fault.Torn f ->
          "torn " + f.parts() + " keep " + (f.kept().isEmpty() ? "none" : list(f.kept()));
      case Fault.Drop f -> "drop";
      case Fault.Misdirect f -> "misdirect by " + f.bytes();
      case Fault.Duplicate f -> "duplicate by " + f.bytes();
      case Fault.Stale f -> "stale";
      case Fault.Flip f -> "flip " + f.bits();
      case Fault.Zero f -> "zero";
      case Fault.Delay f -> "delay " + time(f.nanos());
      case Fault.Hang f -> "hang";
      case Fault.Full f -> "full " + f.errno() + " after " + f.afterBytes();
      case Fault.Forget f -> "forget " + f.errno();
      case Fault.Shrink f -> "shrink to " + f.sizeBytes();
      case Fault.PowerCut f ->
          "power-cut " + (f.before() ? "before" : "after") + " keep " + text(f.keep());
    };
  }

  private static String text(Keep keep) {
    return switch (keep) {
      case Keep.Synced k -> "synced";
      case Keep.All k -> "all";
      case Keep.Random k -> "random";
      case Keep.Chosen k -> list(k.changes());
    };
  }

  private static String list(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String time(long nanos) {
    String[] units = {"ns", "us", "ms", "s"};
    long count = nanos;
    int unit = 0;
    while (unit < units.length - 1 && count % 1000 == 0) {
      count /= 1000;
      unit++;
    }
    return count + units[unit];
  }
}
