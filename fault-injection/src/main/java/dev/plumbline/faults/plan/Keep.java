package dev.plumbline.faults.plan;

import java.util.HashSet;
import java.util.List;

/**
 * What survives a power cut beside what was synced. What was not synced is a list of changes in the
 * order they were made: writes, lengths set, names given and taken away.
 */
public sealed interface Keep {

  /** Nothing more. */
  record Synced() implements Keep {}

  /** Everything. */
  record All() implements Keep {}

  /** Some of it, in some order, chosen by the plan's seed and the rule. */
  record Random() implements Keep {}

  /**
   * These changes, in this order, which need not be the one they were made in.
   *
   * @param changes numbers from 0 in the list of unsynced changes; those beyond its end are left
   *     out
   */
  record Chosen(List<Integer> changes) implements Keep {

    /** The longest list. */
    public static final int MAX = 10_000;

    /** Checks that no change is named twice. */
    public Chosen {
      changes = List.copyOf(changes);
      if (changes.isEmpty()
          || changes.size() > MAX
          || changes.stream().anyMatch(c -> c < 0)
          || new HashSet<>(changes).size() < changes.size()) {
        throw new IllegalArgumentException("changes=" + changes);
      }
    }
  }

  /** Nothing more than what was synced. */
  Keep SYNCED = new Synced();

  /** Everything. */
  Keep ALL = new All();

  /** A seeded subset in a seeded order. */
  Keep RANDOM = new Random();
}
