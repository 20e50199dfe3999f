package dev.plumbline.faults.plan;

/**
 * How often a rule's fault happens at most.
 *
 * @param times 1 or more; {@link Long#MAX_VALUE} for always
 */
public record Repeat(long times) {

  /** Once. */
  public static final Repeat ONCE = new Repeat(1);

  /** Whenever the rule matches: sticky. */
  public static final Repeat ALWAYS = new Repeat(Long.MAX_VALUE);

  /** Checks the number. */
  public Repeat {
    if (times < 1) {
      throw new IllegalArgumentException("times=" + times);
    }
  }

  /** As it stands in a plan. */
  public String text() {
    return equals(ONCE) ? "once" : equals(ALWAYS) ? "always" : "times " + times;
  }
}
