package dev.plumbline.bench;

import dev.plumbline.fixtures.golden.GoldenCatalogue;
import dev.plumbline.format.FindingList;
import dev.plumbline.format.MalformedFileException;
import dev.plumbline.io.ChannelFile;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.stream.StreamReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading the whole stream around RAM, as every command does first: files that real QEMUs wrote,
 * with system calls, from the page cache. Microseconds per file.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StreamParseBenchmark {

  /** A machine with all its devices; the same in the stream form is in another. */
  @Param({"q10-q35-devices", "q10-live"})
  public String golden = "q10-q35-devices";

  private @Nullable Path path;
  private @Nullable PositionedFile file;

  /** Unpacks the file. */
  @Setup
  public void unpack() throws IOException {
    Path directory = Files.createTempDirectory("plumbline-stream-");
    path = GoldenCatalogue.get(golden).unpackTo(directory);
    file = ChannelFile.openForReading(path);
  }

  /** Reads it once. */
  @Benchmark
  public StreamModel stream() throws IOException, MalformedFileException {
    return StreamReader.read(Objects.requireNonNull(file), 0, new FindingList());
  }

  /** Removes it. */
  @TearDown
  public void remove() throws IOException {
    Objects.requireNonNull(file).close();
    Path unpacked = Objects.requireNonNull(path);
    Files.delete(unpacked);
    Files.delete(Objects.requireNonNull(unpacked.getParent()));
  }
}
