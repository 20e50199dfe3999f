package dev.plumbline.bench.path;

import java.util.List;
import java.util.stream.Stream;

/** How much is measured when nothing in particular is asked for. */
public enum Profile {
  /** Under three minutes on one filesystem. */
  QUICK,
  /** Everything; three quarters of an hour on one filesystem. */
  FULL;

  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  /** What is measured, in order. */
  public List<Series> series() {
    return switch (this) {
      case QUICK ->
          List.of(
              series("random fragmented", List.of(256 * MIB), List.of(1, 4), 2, List.of(4096)),
              series("sparse", List.of(256 * MIB, 4 * GIB), List.of(4), 1, List.of()));
      case FULL ->
          List.of(
              series(
                  "random fragmented mostly-zero",
                  List.of(GIB),
                  List.of(1, 2, 4, 8),
                  4,
                  List.of(512, 1024, 4096)),
              // Where direct I/O helps: by the length of runs.
              series(
                  "runs-1 runs-4 runs-16 runs-64 runs-256 runs-1024",
                  List.of(512 * MIB),
                  List.of(4),
                  2,
                  List.of()),
              // What a guest's size alone costs; the last one is work on metadata only.
              series(
                  "sparse",
                  List.of(256 * MIB, GIB, 4 * GIB, 16 * GIB, 64 * GIB, 1024 * GIB),
                  List.of(4),
                  2,
                  List.of()));
    };
  }

  private static Series series(
      String contents, List<Long> sizes, List<Integer> channels, int rounds, List<Integer> fioKib) {
    return new Series(
        Stream.of(contents.split(" ", -1)).map(RamContent::parse).toList(),
        sizes,
        channels,
        rounds,
        fioKib);
  }
}
