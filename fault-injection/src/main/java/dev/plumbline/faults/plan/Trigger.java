package dev.plumbline.faults.plan;

/** A condition of a rule; all conditions of a rule must hold for its fault to happen. */
public sealed interface Trigger {

  /** The call touches a stretch of the file. */
  record InRange(ByteRange range) implements Trigger {}

  /** The call touches a part of the migration file, wherever that lies. */
  record At(Landmark landmark) implements Trigger {}

  /**
   * A share of the calls, chosen by the plan's seed and each call's kind, file, offset and length:
   * the order of calls doesn't matter, and the same request again meets the same fate.
   *
   * @param millionths how many of a million, 1 to 1,000,000
   */
  record Chance(int millionths) implements Trigger {

    /** All calls. */
    public static final int ALL = 1_000_000;

    /** Checks the share. */
    public Chance {
      if (millionths < 1 || millionths > ALL) {
        throw new IllegalArgumentException("chance: millionths=" + millionths);
      }
    }
  }

  /**
   * The n-th call for which all other conditions of the rule hold, and those after it as far as the
   * rule's {@link Repeat} goes. With several threads it isn't always the same request.
   *
   * @param number counted from 1
   */
  record Nth(long number) implements Trigger {

    /** Checks the number. */
    public Nth {
      if (number < 1) {
        throw new IllegalArgumentException("number=" + number);
      }
    }
  }
}
