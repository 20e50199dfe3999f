package dev.plumbline.kit.merge;

import dev.plumbline.shard.Shard;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The results of one shard.
 *
 * @param source what to call them in errors: where they came from
 * @param shard which it is
 * @param results what it left
 */
public record Part<T>(String source, Shard shard, T results) {

  private static final int MOST_NAMED = 10;

  /**
   * The parts by number.
   *
   * @param parts in any order, at least one
   * @throws UnfitPartsException unless each shard of one run is there once
   */
  public static <T> List<Part<T>> inOrder(List<Part<T>> parts) throws UnfitPartsException {
    List<Part<T>> sorted =
        parts.stream().sorted(Comparator.comparingInt(p -> p.shard().number())).toList();
    Part<T> first = sorted.getFirst();
    for (int i = 1; i < sorted.size(); i++) {
      Part<T> other = sorted.get(i);
      if (other.shard().count() != first.shard().count()) {
        throw new UnfitPartsException(
            "%s is shard %s, %s is shard %s: of different runs"
                .formatted(first.source(), first.shard(), other.source(), other.shard()));
      }
      Part<T> before = sorted.get(i - 1);
      if (other.shard().equals(before.shard())) {
        throw new UnfitPartsException(
            "%s and %s are both shard %s"
                .formatted(before.source(), other.source(), other.shard()));
      }
    }
    if (sorted.size() < first.shard().count()) {
      throw new UnfitPartsException(missing(sorted, first.shard().count()));
    }
    return sorted;
  }

  private static <T> String missing(List<Part<T>> sorted, int count) {
    boolean[] there = new boolean[count + 1];
    sorted.forEach(part -> there[part.shard().number()] = true);
    String named =
        IntStream.rangeClosed(1, count)
            .filter(number -> !there[number])
            .limit(MOST_NAMED)
            .mapToObj(number -> number + "/" + count)
            .collect(Collectors.joining(", "));
    int absent = count - sorted.size();
    String more = absent > MOST_NAMED ? " and " + (absent - MOST_NAMED) + " more" : "";
    return "%d of %d shards missing: %s%s".formatted(absent, count, named, more);
  }

  /**
   * Sees to it that this part and the first one agree on something.
   *
   * @param what it is, a few words
   * @throws UnfitPartsException unless they do
   */
  void agree(Part<T> first, String what, Object own, Object firsts) throws UnfitPartsException {
    if (!own.equals(firsts)) {
      throw new UnfitPartsException(
          "%s isn't of the run that %s is of: %s: found %s, expected %s"
              .formatted(source, first.source(), what, own, firsts));
    }
  }
}
