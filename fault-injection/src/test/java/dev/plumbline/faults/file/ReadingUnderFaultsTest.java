package dev.plumbline.faults.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.file.Fault.ErrorAtCall;
import dev.plumbline.faults.file.Fault.ErrorInRange;
import dev.plumbline.faults.file.Fault.ShortTransfers;
import dev.plumbline.faults.file.Fault.Shrinks;
import dev.plumbline.io.ChannelFile;
import dev.plumbline.migration.BlockHasher;
import dev.plumbline.migration.Extraction;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Reading, verifying, hashing and extracting a file under faults: the result is either the right
 * one or a reported failure that leaves nothing behind.
 */
final class ReadingUnderFaultsTest {

  private static final SmallFile SAMPLE = new SmallFile();

  private static Path directory = Path.of("");

  private enum Outcome {
    RIGHT,
    /** An {@link IOException} that tells of the injected error. */
    FAILED,
    /** The file was found to be damaged or incomplete, and nothing was extracted. */
    REFUSED
  }

  @BeforeContainer
  @BeforeAll
  static void createSample() throws IOException {
    // In memory where possible: each extraction syncs its files, and here there are hundreds.
    Path memory = Path.of("/dev/shm");
    directory =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "faults")
            : Files.createTempDirectory("faults");
    SAMPLE.writeTo(directory.resolve("sample"));
  }

  @AfterContainer
  @AfterAll
  static void deleteSample() throws IOException {
    Files.delete(directory.resolve("sample"));
    Files.delete(directory);
  }

  @Property(tries = 150)
  void shortReadsChangeNothing(@ForAll long seed, @ForAll @IntRange(max = 100) int percent)
      throws Exception {
    assertThat(run(new ShortTransfers(Call.READ, seed, percent))).isEqualTo(Outcome.RIGHT);
  }

  @Property(tries = 300)
  void anErrorAnywhereIsReported(@ForAll @LongRange(max = 2_700_000) long offset) throws Exception {
    Outcome outcome = run(new ErrorInRange(Call.READ, offset, offset + 1));
    assertThat(outcome).isNotEqualTo(Outcome.REFUSED);
    if (offset < 64 * 1024) {
      assertThat(outcome).as("the frame is always read").isEqualTo(Outcome.FAILED);
    }
  }

  @Property(tries = 200)
  void aShrinkingFileIsNeverTakenForAWholeOne(
      @ForAll @LongRange(max = 2_400_000) long size, @ForAll @IntRange(min = 1, max = 30) int from)
      throws Exception {
    assertThat(run(new Shrinks(size, from))).isNotNull();
  }

  @Test
  void everySingleReadThatFailsIsReported() throws Exception {
    int call = 1;
    while (run(new ErrorAtCall(Call.READ, call)) == Outcome.FAILED) {
      call++;
    }
    assertThat(call).as("reads in all").isGreaterThan(10);
    assertThat(run(new ErrorAtCall(Call.READ, call))).isEqualTo(Outcome.RIGHT);
  }

  @Test
  void everyQuestionForTheSizeThatFailsIsReported() throws Exception {
    int call = 1;
    while (run(new ErrorAtCall(Call.SIZE, call)) == Outcome.FAILED) {
      call++;
    }
    assertThat(call).as("questions in all").isGreaterThan(1);
  }

  @Test
  void everySingleExtentThatFailsIsReported() throws Exception {
    int call = 1;
    while (run(new ErrorAtCall(Call.EXTENTS, call)) == Outcome.FAILED) {
      call++;
    }
    assertThat(call).as("extents asked for in all").isGreaterThan(2);
  }

  /** Does all that can be done with a file; checks results and what is left. */
  private static Outcome run(Fault fault) throws Exception {
    Path to = Files.createDirectory(directory.resolve("to"));
    FaultyFile faulty =
        new FaultyFile(ChannelFile.openForReading(directory.resolve("sample")), List.of(fault));
    try {
      Outcome outcome = outcome(faulty, to);
      if (outcome != Outcome.RIGHT) {
        assertThat(faulty.fired()).isNotEmpty();
        assertThat(to).isEmptyDirectory();
      }
      return outcome;
    } finally {
      faulty.close();
      for (String left : to.toFile().list()) {
        Files.delete(to.resolve(left));
      }
      Files.delete(to);
    }
  }

  private static Outcome outcome(FaultyFile faulty, Path to) throws Exception {
    try (MigrationFile file = MigrationFile.of(faulty, -1, BitmapOrder.LITTLE)) {
      return use(file, to);
    } catch (IOException e) {
      boolean shrunk = faulty.fired().stream().anyMatch(f -> f.fault() instanceof Shrinks);
      assertThat(e).hasMessageContaining(shrunk ? "shrank" : "injected");
      return Outcome.FAILED;
    }
  }

  private static Outcome use(MigrationFile file, Path to) throws Exception {
    Verifier.verify(file, true, Progress.NONE);
    if (!file.isComplete()) {
      return Outcome.REFUSED;
    }
    List<Extraction.Target> targets = Extraction.plan(Objects.requireNonNull(file.model()), to);
    for (int i = 0; i < 2; i++) {
      RamBlock block = targets.get(i).block();
      String hash =
          BlockHasher.sha256(
              file.file(), file.content(block), block.usedLengthBytes(), Progress.NONE);
      byte[] expected = MessageDigest.getInstance("SHA-256").digest(SAMPLE.ram[i]);
      assertThat(hash).isEqualTo(HexFormat.of().formatHex(expected));
    }
    Extraction.extract(file, targets, 2, Progress.NONE);
    for (int i = 0; i < 2; i++) {
      assertThat(targets.get(i).target()).hasBinaryContent(SAMPLE.ram[i]);
    }
    assertThat(to.toFile().list()).hasSize(2);
    return Outcome.RIGHT;
  }
}
