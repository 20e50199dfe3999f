package dev.plumbline.faults.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.file.DiskTraits;
import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.faults.file.SeededCrew;
import dev.plumbline.faults.inject.Action;
import dev.plumbline.faults.inject.Fired;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Fault;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.io.DirectIo;
import dev.plumbline.io.Errno;
import dev.plumbline.migration.BlockHasher;
import dev.plumbline.migration.Extraction;
import dev.plumbline.migration.Loader;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.migration.Saver;
import dev.plumbline.multifd.RequestPolicy;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reading, verifying, hashing and extracting a file under faults: the result is either the right
 * one or a reported failure that leaves nothing behind.
 */
final class ReadingUnderFaultsTest {

  private static final TinyRam RAM = TinyRam.of(1, 4096, List.of(70, 70), false);
  private static final Path TO = Path.of("/to");

  private static FaultyDisk sample = new FaultyDisk(DiskTraits.PLAIN);

  private enum Outcome {
    RIGHT,
    /** An {@link IOException} that tells of the injected error. */
    FAILED,
    /** The file was found to be damaged or incomplete, and nothing was extracted. */
    REFUSED
  }

  /** Header, configuration and the RAM section's start; nothing is read ahead of what is needed. */
  private static final int FRAME_BYTES = 100;

  @BeforeContainer
  @BeforeAll
  static void save() throws IOException {
    SaveOperation save =
        new SaveOperation(
            RAM,
            0,
            -1,
            DirectIo.OFF,
            new Saver.Options(2, true, new RequestPolicy(1 << 16, 0), new SeededCrew(1)),
            DiskTraits.PLAIN,
            UnaryOperator.identity());
    FaultyDisk disk = save.prepare();
    save.run(disk);
    sample = disk.after(List.of());
  }

  @Property(tries = 100)
  void shortReadsChangeNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int percent)
      throws Exception {
    Plan plan = Plan.builder().seed(seed).on(Call.READ).chance(percent).shortRandom().build();
    assertThat(run(plan)).isEqualTo(Outcome.RIGHT);
  }

  @Property(tries = 200)
  void anErrorAnywhereIsReported(@ForAll @LongRange(max = 2_700_000) long offset) throws Exception {
    Plan plan = Plan.builder().on(Call.READ).at(offset, offset + 1).error(Errno.EIO).build();
    Outcome outcome = run(plan);
    assertThat(outcome).isNotEqualTo(Outcome.REFUSED);
    if (offset < FRAME_BYTES) {
      assertThat(outcome).as("the frame is always read").isEqualTo(Outcome.FAILED);
    }
  }

  @Property(tries = 200)
  void aShrinkingFileIsNeverTakenForAWholeOne(
      @ForAll @LongRange(max = 2_400_000) long size, @ForAll @IntRange(min = 1, max = 30) int from)
      throws Exception {
    Plan plan =
        Plan.builder()
            .on(Call.READ)
            .file(String.valueOf(SaveOperation.TARGET))
            .number(from)
            .fault(new Fault.Shrink(size))
            .build();
    assertThat(run(plan)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = Call.class,
      names = {"OPEN", "READ", "SIZE", "SEEK"})
  void everySingleCallThatFailsIsReported(Call call) throws Exception {
    int number = 1;
    while (run(failing(call, number)) == Outcome.FAILED) {
      number++;
    }
    assertThat(number).as("calls and one").isGreaterThan(call == Call.READ ? 10 : 2);
    assertThat(run(failing(call, number))).isEqualTo(Outcome.RIGHT);
  }

  private static Plan failing(Call call, int number) {
    return Plan.builder().on(call).number(number).error(Errno.EIO).build();
  }

  /** Does all that can be done with a file; checks results and what is left. */
  private static Outcome run(Plan plan) throws Exception {
    FaultyDisk disk = sample.after(List.of());
    List<Fired> fired = new ArrayList<>();
    disk.inject(plan, fired::add);
    Outcome outcome = outcome(disk, fired);
    assertThat(disk.left()).isEmpty();
    if (outcome != Outcome.RIGHT) {
      assertThat(fired).isNotEmpty();
      assertThat(disk.names()).noneMatch(p -> p.startsWith(TO));
    }
    return outcome;
  }

  private static Outcome outcome(FaultyDisk disk, List<Fired> fired) throws Exception {
    try (MigrationFile file =
        MigrationFile.open(disk, SaveOperation.TARGET, -1, BitmapOrder.LITTLE)) {
      return use(disk, file);
    } catch (IOException e) {
      boolean shrunk = fired.stream().anyMatch(f -> f.action() instanceof Action.Shrink);
      assertThat(e).hasMessageContaining(shrunk ? "shrank" : "injected");
      return Outcome.FAILED;
    }
  }

  private static Outcome use(FaultyDisk disk, MigrationFile file) throws Exception {
    Verifier.verify(file, true, Progress.NONE);
    if (!file.isComplete()) {
      return Outcome.REFUSED;
    }
    List<Extraction.Target> targets = Extraction.plan(Objects.requireNonNull(file.model()), TO);
    for (Extraction.Target target : targets) {
      RamBlock block = target.block();
      String hash =
          BlockHasher.sha256(
              file.file(), file.content(block), block.usedLengthBytes(), Progress.NONE);
      byte[] expected = MessageDigest.getInstance("SHA-256").digest(truth(target));
      assertThat(hash).isEqualTo(HexFormat.of().formatHex(expected));
    }
    Loader.Options options =
        new Loader.Options(2, DirectIo.OFF, RequestPolicy.BUFFERED, new SeededCrew(1));
    Extraction.extract(file, targets, options, Progress.NONE);
    assertThat(targets).hasSize(2);
    for (Extraction.Target target : targets) {
      assertThat(disk.content(target.target())).isEqualTo(truth(target));
    }
    return Outcome.RIGHT;
  }

  private static byte[] truth(Extraction.Target target) {
    return Objects.requireNonNull(RAM.blocks().get(target.block().name()));
  }
}
