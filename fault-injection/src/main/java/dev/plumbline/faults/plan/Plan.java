package dev.plumbline.faults.plan;

import java.util.List;

/**
 * What goes wrong, as data.
 *
 * @param seed what everything that is chosen is chosen by
 * @param rules looked at in this order for each call; after one that makes the call fail the rest
 *     is not
 */
public record Plan(long seed, List<Rule> rules) {

  /** The most rules. */
  public static final int MAX_RULES = 10_000;

  /** Nothing goes wrong. */
  public static final Plan EMPTY = new Plan(0, List.of());

  /** Checks the number of rules. */
  public Plan {
    rules = List.copyOf(rules);
    if (rules.size() > MAX_RULES) {
      throw new IllegalArgumentException("more than " + MAX_RULES + " rules");
    }
  }

  /** A plan of some rules. */
  public static Plan of(Rule... rules) {
    return new Plan(0, List.of(rules));
  }

  /** Begins a plan. */
  public static PlanBuilder builder() {
    return new PlanBuilder();
  }

  /** The same rules, other choices. */
  public Plan withSeed(long newSeed) {
    return new Plan(newSeed, rules);
  }

  /** Whether any rule is about a part of a migration file, so that its layout must be known. */
  public boolean needsLayout() {
    return rules.stream()
        .flatMap(r -> r.triggers().stream())
        .anyMatch(t -> t instanceof Trigger.At);
  }
}
