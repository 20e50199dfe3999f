package dev.plumbline.faults.inject;

import dev.plumbline.faults.plan.Keep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which unsynced changes survive a power cut.
 *
 * @param keep as the plan says
 * @param seed what a random choice is made by
 */
public record Survivors(Keep keep, long seed) {

  /**
   * The changes that survive, in the order in which they reach the platter.
   *
   * @param unsynced how many there are
   * @return numbers below {@code unsynced}, none twice
   */
  public List<Integer> of(int unsynced) {
    return switch (keep) {
      case Keep.Synced k -> List.of();
      case Keep.All k -> IntStream.range(0, unsynced).boxed().toList();
      case Keep.Chosen k -> k.changes().stream().filter(c -> c < unsynced).toList();
      case Keep.Random k -> random(unsynced);
    };
  }

  private List<Integer> random(int unsynced) {
    List<Integer> kept = new ArrayList<>();
    long state = seed;
    for (int i = 0; i < unsynced; i++) {
      state = Mix.of(state);
      if ((state & 1) == 0) {
        // Anywhere among those before it: every order of every subset can come out.
        int at = (int) Long.remainderUnsigned(state >>> 1, kept.size() + 1L);
        kept.add(at, i);
      }
    }
    return List.copyOf(kept);
  }
}
