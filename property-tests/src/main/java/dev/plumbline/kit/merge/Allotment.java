package dev.plumbline.kit.merge;

import dev.plumbline.shard.Shard;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which cases of which subject a shard runs: pairs of subject and case are dealt out in turn, all
 * cases of the first subject by id, then those of the second, and so on.
 *
 * @param shard which part, or null for everything
 * @param cases how many cases there are for each subject
 */
public record Allotment(@Nullable Shard shard, int cases) {

  /**
   * Whether a case is to be run.
   *
   * @param subject the number of subject and directory in the run, from 0
   * @param position of the case among those of the run by id, from 0
   */
  public boolean has(int subject, int position) {
    return shard == null || shard.owns((long) subject * cases + position);
  }

  /** Those of a subject's cases that are to be run; {@code all} by id. */
  public <T> List<T> of(int subject, List<T> all) {
    return IntStream.range(0, all.size())
        .filter(position -> has(subject, position))
        .mapToObj(all::get)
        .toList();
  }
}
