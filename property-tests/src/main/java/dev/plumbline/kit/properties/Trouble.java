package dev.plumbline.kit.properties;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.Rule;
import java.util.stream.Collectors;

/**
 * What goes wrong. Its text is that of a fault plan.
 *
 * @param plan the plan
 */
record Trouble(Plan plan) {
  @Override
  public String toString() {
    return plan.rules().isEmpty()
        ? "nothing goes wrong"
        : plan.rules().stream()
            .map(Rule::text)
            .collect(Collectors.joining("; ", "", " (seed " + plan.seed() + ")"));
  }
}
