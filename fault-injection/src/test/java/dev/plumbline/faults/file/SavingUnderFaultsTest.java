package dev.plumbline.faults.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.file.Fault.ErrorAtCall;
import dev.plumbline.faults.file.Fault.ErrorInRange;
import dev.plumbline.faults.file.Fault.ShortTransfers;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.BitmapOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Saving under faults: either the very same file, or a reported failure that leaves what was there,
 * and nothing else: no temporary file, no descriptor, no thread, nothing that a loader takes for a
 * stream.
 */
final class SavingUnderFaultsTest {

  private static final int OFFSET = 0x10859;
  private static final byte[] OLD = "what was there".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BEFORE = new byte[OFFSET];

  private static Path directory = Path.of("");
  private static byte[] right = {};
  private static byte[] rightInPlace = {};

  static {
    Arrays.fill(BEFORE, (byte) 0xb5);
  }

  @BeforeContainer
  @BeforeAll
  static void saveWithoutFaults() throws IOException {
    Path memory = Path.of("/dev/shm");
    directory =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "saving")
            : Files.createTempDirectory("saving");
    Path target = directory.resolve("target");
    SmallSave.to(target, 0, List.of(), target);
    right = Files.readAllBytes(target);
    Files.write(target, BEFORE);
    SmallSave.to(target, OFFSET, List.of(), target);
    rightInPlace = Files.readAllBytes(target);
    Files.delete(target);
  }

  @AfterContainer
  @AfterAll
  static void deleteDirectory() throws IOException {
    Files.deleteIfExists(directory.resolve("target"));
    Files.deleteIfExists(directory.resolve("crashed"));
    Files.delete(directory);
  }

  /**
   * Saves over an old file; checks all that must hold.
   *
   * @return whether it succeeded
   */
  private static boolean replace(Fault fault) throws IOException {
    Path target = Files.write(directory.resolve("target"), OLD);
    List<Fired> fired = SmallSave.to(target, 0, List.of(fault), directory.resolve("crashed"));
    boolean saved = !Arrays.equals(Files.readAllBytes(target), OLD);
    if (saved) {
      assertThat(target).hasBinaryContent(right);
    } else {
      assertThat(fired).isNotEmpty();
    }
    assertNothingIsLeft();
    return saved;
  }

  /** The same at an offset of a file, in place. */
  private static boolean inPlace(Fault fault) throws IOException {
    Path target = Files.write(directory.resolve("target"), BEFORE);
    Path crashed = directory.resolve("crashed");
    Files.deleteIfExists(crashed);
    List<Fired> fired = SmallSave.to(target, OFFSET, List.of(fault), crashed);
    byte[] content = Files.readAllBytes(target);
    assertThat(content).startsWith(BEFORE);
    boolean saved = Arrays.equals(content, rightInPlace);
    if (!saved) {
      assertThat(fired).isNotEmpty();
      assertThat(content).as("cut off again").hasSize(OFFSET);
      if (Files.exists(crashed)) {
        // As after SIGKILL: nobody came to cut it off. Only the very last sync finds a whole file.
        byte[] left = Files.readAllBytes(crashed);
        assertThat(Arrays.copyOf(left, OFFSET)).isEqualTo(BEFORE);
        assertThat(isTakenForAStream(crashed)).isEqualTo(Arrays.equals(left, rightInPlace));
      }
    }
    assertNothingIsLeft();
    return saved;
  }

  private static boolean isTakenForAStream(Path path) throws IOException {
    try (MigrationFile file = MigrationFile.open(path, OFFSET, BitmapOrder.LITTLE)) {
      return file.isComplete();
    }
  }

  private static void assertNothingIsLeft() throws IOException {
    assertThat(directory.toFile().list()).isSubsetOf("target", "crashed");
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(t -> t.getName().startsWith("channel-") && t.isAlive());
    Path descriptors = Path.of("/proc/self/fd");
    if (Files.isDirectory(descriptors)) {
      try (var open = Files.list(descriptors)) {
        assertThat(open.map(SavingUnderFaultsTest::linkTarget))
            .noneMatch(t -> t.startsWith(directory.toString()));
      }
    }
  }

  private static String linkTarget(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      // The descriptor through which the directory is listed.
      return "";
    }
  }

  @Test
  void withoutFaultsTheRamIsInIt() throws IOException {
    Path target = Files.write(directory.resolve("target"), right);
    SmallSave.assertHoldsTheRam(target, 0);
    Files.write(target, rightInPlace);
    SmallSave.assertHoldsTheRam(target, OFFSET);
  }

  @Property(tries = 100)
  void shortWritesChangeNothing(@ForAll long seed, @ForAll @IntRange(max = 100) int percent)
      throws IOException {
    assertThat(replace(new ShortTransfers(Call.WRITE, seed, percent))).isTrue();
    assertThat(inPlace(new ShortTransfers(Call.WRITE, seed, percent))).isTrue();
  }

  @Property(tries = 200)
  void anErrorAnywhereInTheFileIsReported(@ForAll @LongRange(max = 2_700_000) long offset)
      throws IOException {
    boolean fits = offset < right.length;
    boolean saved = replace(new ErrorInRange(Call.WRITE, offset, offset + 1));
    assertThat(saved || fits).isTrue();
    if (offset < 100) {
      assertThat(saved).as("the frame is always written").isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Call.class,
      names = {"WRITE", "SYNC", "SIZE"})
  void everySingleCallThatFailsIsReportedAndNothingIsPublished(Call call) throws IOException {
    int number = 1;
    while (!replace(new ErrorAtCall(call, number))) {
      number++;
    }
    assertThat(number).as("calls and one").isGreaterThan(call == Call.WRITE ? 20 : 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Call.class,
      names = {"WRITE", "SYNC", "SIZE"})
  void inPlaceEverySingleCallThatFailsIsReportedAndLeavesNoStream(Call call) throws IOException {
    int number = 1;
    while (!inPlace(new ErrorAtCall(call, number))) {
      number++;
    }
    assertThat(number)
        .as("calls and one")
        .isGreaterThan(call == Call.WRITE ? 20 : call == Call.SYNC ? 2 : 1);
  }

  @Test
  void anOffsetThatCannotBeTruncatedToIsReported() throws IOException {
    assertThat(inPlace(new ErrorAtCall(Call.TRUNCATE, 1))).isFalse();
  }
}
