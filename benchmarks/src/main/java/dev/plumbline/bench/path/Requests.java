package dev.plumbline.bench.path;

import java.util.List;

/**
 * The requests to a file, counted.
 *
 * @param count how many reads or writes
 * @param bytes how much they moved
 * @param sizes how many there were of each size, ascending; empty where only the count is known
 */
public record Requests(long count, long bytes, List<Size> sizes) {

  /** Nobody counted. */
  public static final Requests UNKNOWN = new Requests(-1, -1, List.of());

  /**
   * Requests of about one size.
   *
   * @param bytes the size, as exact as the histogram's three digits
   * @param count how many
   */
  public record Size(long bytes, long count) {}

  /** Copies what was given. */
  public Requests {
    sizes = List.copyOf(sizes);
  }

  /** The same in few words. */
  Requests withoutSizes() {
    return new Requests(count, bytes, List.of());
  }

  /** Whether anybody counted. */
  public boolean isKnown() {
    return count >= 0;
  }
}
