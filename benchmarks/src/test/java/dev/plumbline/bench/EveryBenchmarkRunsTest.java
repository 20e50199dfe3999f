package dev.plumbline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** No benchmark is dead: each runs for some milliseconds, with each of its parameters. */
final class EveryBenchmarkRunsTest {

  private static final String SUFFIX = "Benchmark";

  @TempDir private Path directory;

  @Test
  void everyBenchmarkRunsAndTellsWhatItAllocates() throws IOException, RunnerException {
    // It is about this machine's times, which nobody looks at here.
    System.setProperty("jmh.ignoreLock", "true");
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(5))
                    .shouldFailOnError(true)
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .output(directory.resolve("jmh.log").toString())
                    .build())
            .run();
    assertThat(results)
        .allSatisfy(result -> {
          assertThat(result.getPrimaryResult().getScore()).isPositive();
          assertThat(result.getSecondaryResults()).containsKey("gc.alloc.rate.norm");
        });
    assertThat(results.stream().map(EveryBenchmarkRunsTest::simpleName).collect(Collectors.toSet()))
        .isEqualTo(benchmarks());
  }

  /** The classes that are called benchmarks, by their source files. */
  private static Set<String> benchmarks() throws IOException {
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/plumbline/bench"))) {
      return sources
          .map(p -> p.getFileName().toString().replace(".java", ""))
          .filter(name -> name.endsWith(SUFFIX))
          .collect(Collectors.toSet());
    }
  }

  private static String simpleName(RunResult result) {
    String[] words = result.getParams().getBenchmark().split("\\.", -1);
    return words[words.length - 2];
  }
}
