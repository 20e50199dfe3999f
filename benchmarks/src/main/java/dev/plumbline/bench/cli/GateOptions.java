package dev.plumbline.bench.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code bench} can be told of gates. */
final class GateOptions {

  @Option(
      names = "--gate",
      paramLabel = "FILE",
      description =
          "instead of measuring all: judge what this file demands, such as benchmarks/gate.json, on"
              + " the first --on. Exit code 1: a gate isn't met; 3: none of those, but one is"
              + " inconclusive, because the machine changed its speed")
  private @Nullable Path gate;

  @Option(
      names = "--baseline",
      paramLabel = "DIR",
      description = "with --gate: a build to compare with, a copy of target/app that was kept")
  private @Nullable Path baseline;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "with --gate: append the numbers to this CSV file, as Apache Otava reads it; not when a"
              + " gate is inconclusive")
  private @Nullable Path history;

  /** What is wrong with them as a whole, or null. */
  @Nullable String mistake() {
    return gate == null && (baseline != null || history != null)
        ? "--baseline and --history need --gate FILE"
        : null;
  }

  @Nullable Path gate() {
    return gate;
  }

  @Nullable Path baseline() {
    return baseline;
  }

  @Nullable Path history() {
    return history;
  }
}
