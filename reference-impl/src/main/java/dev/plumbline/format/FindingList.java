package dev.plumbline.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects findings of one file; keeps the first few of each rule, so that a hostile file can't
 * fill memory.
 */
public final class FindingList {

  /** How many findings of one rule are kept. */
  public static final int KEPT_PER_RULE = 50;

  private final List<Finding> kept = new ArrayList<>();
  private final Map<Rule, Integer> counts = new EnumMap<>(Rule.class);

  /**
   * Adds a finding.
   *
   * @see Finding
   */
  public void add(
      Rule rule,
      long offsetBytes,
      @Nullable String block,
      String structure,
      String found,
      String expected,
      @Nullable String cause) {
    add(new Finding(rule, offsetBytes, block, structure, found, expected, cause));
  }

  /** Adds a finding. */
  public void add(Finding finding) {
    int count = Objects.requireNonNull(counts.merge(finding.rule(), 1, Integer::sum));
    if (count <= KEPT_PER_RULE) {
      kept.add(finding);
    }
  }

  /** Gives the first finding of a rule a likely cause. */
  public void addHint(Rule rule, String cause) {
    for (int i = 0; i < kept.size(); i++) {
      Finding old = kept.get(i);
      if (old.rule() == rule) {
        kept.set(
            i,
            new Finding(
                rule,
                old.offsetBytes(),
                old.block(),
                old.structure(),
                old.found(),
                old.expected(),
                cause));
        return;
      }
    }
  }

  /** The kept findings, in the order they were found. */
  public List<Finding> all() {
    return Collections.unmodifiableList(kept);
  }

  /** How many there were of a rule, kept or not. */
  public int count(Rule rule) {
    return counts.getOrDefault(rule, 0);
  }

  /** How many findings were counted but not kept. */
  public int dropped() {
    return counts.values().stream().mapToInt(n -> Math.max(0, n - KEPT_PER_RULE)).sum();
  }

  /** Whether any of them is an error. */
  public boolean hasErrors() {
    return firstError() != null;
  }

  /** The first error found, or null. */
  public @Nullable Finding firstError() {
    return kept.stream().filter(f -> f.severity() == Severity.ERROR).findFirst().orElse(null);
  }
}
