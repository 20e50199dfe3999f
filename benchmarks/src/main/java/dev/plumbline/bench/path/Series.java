package dev.plumbline.bench.path;

import java.util.List;

/**
 * Measurements that belong together: each content in each size, saved and restored over each number
 * of channels.
 *
 * @param contents what RAM holds
 * @param ramBytes sizes of RAM, multiples of a page
 * @param channels how many work at once
 * @param rounds how often; every second one in reverse order
 * @param fioKib sizes of fio's requests; none leaves the disk's own limit out
 */
public record Series(
    List<RamContent> contents,
    List<Long> ramBytes,
    List<Integer> channels,
    int rounds,
    List<Integer> fioKib) {

  /** Copies what was given. */
  public Series {
    contents = List.copyOf(contents);
    ramBytes = List.copyOf(ramBytes);
    channels = List.copyOf(channels);
    fioKib = List.copyOf(fioKib);
  }
}
