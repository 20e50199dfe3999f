package dev.plumbline.kit.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.fixtures.ram.SelfDescribingPage;
import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.Evidence.Guest;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each outcome over each state of RAM has its verdict. */
final class JudgeTest {

  private static final Outcome ACCEPTED = new Outcome.Accepted(Evidence.NOTHING);
  private static final Outcome REFUSED = new Outcome.Refused("no", Evidence.NOTHING);
  private static final Outcome CRASHED = new Outcome.Crashed("SIGSEGV", Evidence.NOTHING);
  private static final Outcome HUNG = new Outcome.Hung(Duration.ofSeconds(1), Evidence.NOTHING);
  private static final Outcome UNSUPPORTED = new Outcome.Unsupported("never", Evidence.NOTHING);
  private static final Evidence GONE = new Evidence(List.of(), 139, Guest.LOST, 0);

  @TempDir private Path directory;
  private GuestRam ram = new GuestRam("", 1, Path.of(""));
  private Truth saved = new Truth(List.of());
  private Truth zero = new Truth(List.of());

  @BeforeEach
  void fill() throws IOException {
    ram = RamSpec.of("m0", 20, "fragmented:1").fill(directory.resolve("ram"));
    saved = Truth.keep(List.of(ram), directory.resolve("saved"));
    RamSpec.of("m0", 20, "zero").fill(directory.resolve("ram"));
    zero = Truth.keep(List.of(ram), directory.resolve("zero"));
  }

  static List<Arguments> loads() {
    String right = "fragmented:1";
    String wrong = "fragmented:2";
    return List.of(
        arguments(ACCEPTED, right, Verdict.OK, Verdict.OK),
        arguments(ACCEPTED, wrong, Verdict.SILENT_CORRUPTION, Verdict.SILENT_CORRUPTION),
        arguments(ACCEPTED, "zero", Verdict.SILENT_CORRUPTION, Verdict.SILENT_CORRUPTION),
        arguments(REFUSED, "zero", Verdict.WRONGLY_REJECTED, Verdict.REJECTED),
        arguments(REFUSED, right, Verdict.WRONGLY_REJECTED, Verdict.REJECTED_LATE),
        arguments(CRASHED, right, Verdict.CRASH, Verdict.CRASH),
        arguments(HUNG, right, Verdict.HANG, Verdict.HANG),
        arguments(UNSUPPORTED, "zero", Verdict.UNSUPPORTED, Verdict.UNSUPPORTED));
  }

  @ParameterizedTest
  @MethodSource("loads")
  void loadIsJudgedByWhatRamHolds(Outcome outcome, String after, Verdict whole, Verdict unfit)
      throws IOException {
    RamSpec.of("m0", 20, after).fill(ram.file());
    List<GuestRam> restored = List.of(ram);
    assertThat(Judge.loaded(outcome, saved, restored).verdict()).isEqualTo(whole);
    assertThat(Judge.refusedLoad(outcome, saved, restored, zero).verdict()).isEqualTo(unfit);
  }

  static List<Arguments> saves() {
    return List.of(
        arguments(ACCEPTED, Verdict.OK, Verdict.OK),
        arguments(REFUSED, Verdict.WRONGLY_REJECTED, Verdict.REJECTED),
        arguments(new Outcome.Refused("no", GONE), Verdict.LOST_GUEST, Verdict.LOST_GUEST),
        arguments(CRASHED, Verdict.CRASH, Verdict.CRASH),
        arguments(new Outcome.Crashed("SIGSEGV", GONE), Verdict.LOST_GUEST, Verdict.LOST_GUEST),
        arguments(HUNG, Verdict.HANG, Verdict.HANG),
        arguments(UNSUPPORTED, Verdict.UNSUPPORTED, Verdict.UNSUPPORTED));
  }

  @ParameterizedTest
  @MethodSource("saves")
  void saveIsJudgedByWhatBecameOfTheGuest(Outcome outcome, Verdict wanted, Verdict unwanted) {
    assertThat(Judge.saved(outcome).verdict()).isEqualTo(wanted);
    assertThat(Judge.refusedSave(outcome).verdict()).isEqualTo(unwanted);
  }

  @Test
  void pageInTheWrongPlaceNamesItself() throws IOException {
    byte[] page = new byte[4096];
    new SelfDescribingPage("m0", 16, 2, 7).writeTo(page);
    ram = RamSpec.of("m0", 20, "self-describing:7").fill(ram.file());
    Truth truth = Truth.keep(List.of(ram), directory.resolve("truth"));
    try (var file = new RandomAccessFile(ram.file().toFile(), "rw")) {
      file.seek(17 * 4096);
      file.write(page);
    }
    assertThat(Judge.compared(truth, List.of(ram)).detail())
        .contains(
            "1 wrong pages in block m0; page 17 of m0 holds generation 2 of page 16 of m0 (seed 7),"
                + " expected generation 0 of page 17 of m0 (seed 7)");
  }

  @Test
  void anotherLengthIsADifference() throws IOException {
    GuestRam longer = RamSpec.of("m0", 21, "fragmented:1").fill(ram.file());
    assertThat(Judge.compared(saved, List.of(longer)).detail())
        .contains("block m0 has 86016 bytes, saved were 81920");
  }
}
