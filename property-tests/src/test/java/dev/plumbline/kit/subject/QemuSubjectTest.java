package dev.plumbline.kit.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.fixtures.Peers;
import dev.plumbline.fixtures.qemu.DirtyingGuest;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Truth;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.subject.PassedDescriptor.Access;
import dev.plumbline.kit.subject.qemu.QemuSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real QEMU as a subject: requests arrive, and what becomes of it is told apart. */
final class QemuSubjectTest {

  @TempDir private Path directory;
  private @Nullable QemuSubject opened;

  @BeforeEach
  void open() throws IOException {
    QemuBinary binary =
        Peers.require(
            QemuBinary.find().filter(found -> found.version().atLeast(10, 0)),
            "qemu-system-x86_64 10.0 or newer (apt install qemu-system-x86)");
    opened = QemuSubject.of(binary, "qemu");
  }

  @AfterEach
  void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }

  @Test
  void identityAndAbilitiesAreProbed() {
    assertThat(qemu().identity().kind()).isEqualTo("qemu");
    assertThat(qemu().identity().version()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(qemu().machines()).contains("none", "pc", "microvm");
    assertThat(qemu().capabilities())
        .contains(Capability.MAPPED_RAM, Capability.DIRECT_IO, Capability.ZERO_PAGES_MULTIFD)
        .doesNotContain(Capability.INSPECT);
  }

  @Test
  void severalBlocksGoThereAndBack() throws IOException {
    roundTrip(
        TransferOptions.mappedRam().channels(2),
        TransferOptions.mappedRam().channels(3),
        RamSpec.of("first", 65, "random:1"),
        RamSpec.of("second", 129, "fragmented:2"));
  }

  @Test
  void descriptorsArePassed() throws IOException {
    TransferOptions options = TransferOptions.mappedRam().offset(4096);
    roundTrip(
        options.passing(new PassedDescriptor(Access.WRITE, false)),
        options.passing(new PassedDescriptor(Access.READ, false)),
        RamSpec.of("m0", 65, "random:3"));
  }

  @Test
  void streamAndSettingsArrive() throws IOException {
    roundTrip(
        TransferOptions.stream().setting("max-bandwidth", 1L << 30),
        TransferOptions.stream(),
        RamSpec.of("m0", 65, "fragmented:3"));
  }

  @Test
  void ourGuestRunsWhileItIsSaved() throws IOException {
    GuestRam ram = liveRam("ram");
    Path file = directory.resolve("file");
    TransferOptions options = TransferOptions.mappedRam();
    SaveRequest request = SaveRequest.of(List.of(ram), file, options).live(3);
    Outcome saved = qemu().save(request.machine(Machine.OF_OUR_GUEST));
    requireRounds(saved);
    assertThat(DirtyingGuest.moment(ram.file()).violation()).isEmpty();
  }

  @Test
  void liveSaveHasRoundsAndItsTruthIsTheRamAfterwards() throws IOException {
    GuestRam ram = liveRam("ram");
    Path file = directory.resolve("file");
    TransferOptions options = TransferOptions.mappedRam();
    SaveRequest request = SaveRequest.of(List.of(ram), file, options).live(3);
    requireRounds(qemu().save(request.machine(Machine.RESTING)));
    GuestRam restored = liveRam("to");
    Outcome loaded =
        qemu().load(LoadRequest.of(file, List.of(restored), options).machine(Machine.RESTING));
    Truth truth = Truth.keep(List.of(ram), directory.resolve("truth"));
    assertThat(Judge.loaded(loaded, truth, List.of(restored)).verdict())
        .as("%s", loaded)
        .isEqualTo(Verdict.OK);
    assertThat(Files.mismatch(ram.file(), liveRam("untouched").file()))
        .as("something has changed")
        .isNotNegative();
  }

  private GuestRam liveRam(String name) throws IOException {
    return RamSpec.of("m0", DirtyingGuest.RAM_BYTES / 4096, "zero").fill(directory.resolve(name));
  }

  private static void requireRounds(Outcome saved) {
    assertThat(Judge.saved(saved).verdict()).as("%s", saved).isEqualTo(Verdict.OK);
    assertThat(String.join("\n", saved.evidence().log()))
        .containsPattern("dirty-sync-count\":([3-9]|[1-9][0-9])");
  }

  @Test
  void refusedSettingLeavesTheGuestAlive() throws IOException {
    Outcome outcome = save(TransferOptions.mappedRam().setting("xbzrle", true));
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(outcome.evidence().guest()).isEqualTo(Evidence.Guest.ALIVE);
    assertThat(outcome.text()).contains("migrate-set-capabilities refused");
  }

  @Test
  void wrongUriIsRefused() throws IOException {
    Outcome outcome = save(TransferOptions.mappedRam().uri("file:/x,offset=0x20M"));
    assertThat(outcome.text()).startsWith("refused: ").contains("offset");
  }

  @Test
  void machineThatCannotBeIsUnsupported() throws IOException {
    GuestRam odd = RamSpec.of("no such/id", 1, "zero").fill(directory.resolve("ram"));
    Path file = directory.resolve("file");
    TransferOptions options = TransferOptions.mappedRam();
    assertThat(qemu().save(SaveRequest.of(List.of(odd), file, options)))
        .isInstanceOf(Outcome.Unsupported.class);
    GuestRam ram = RamSpec.of("m0", 1, "zero").fill(directory.resolve("ram"));
    Machine nonsense = new Machine("none", List.of("-device", "nonsense"));
    assertThat(qemu().save(SaveRequest.of(List.of(ram), file, options).machine(nonsense)).text())
        .startsWith("unsupported: ")
        .contains("nonsense");
  }

  @Test
  void saveThatTakesTooLongHangs() throws IOException {
    Outcome outcome =
        save(
            TransferOptions.mappedRam()
                .setting("max-bandwidth", 1L << 16)
                .bound(Duration.ofMillis(700)));
    assertThat(outcome).isInstanceOf(Outcome.Hung.class);
    assertThat(String.join("\n", outcome.evidence().log())).contains("thread ");
  }

  private QemuSubject qemu() {
    return Objects.requireNonNull(opened);
  }

  private Outcome save(TransferOptions options) throws IOException {
    GuestRam ram = RamSpec.of("m0", 512, "random:1").fill(directory.resolve("ram"));
    return qemu().save(SaveRequest.of(List.of(ram), directory.resolve("file"), options));
  }

  private void roundTrip(TransferOptions saving, TransferOptions loading, RamSpec... blocks)
      throws IOException {
    List<GuestRam> from = new ArrayList<>();
    List<GuestRam> to = new ArrayList<>();
    for (RamSpec block : blocks) {
      from.add(block.fill(directory.resolve(block.name())));
      to.add(
          RamSpec.of(block.name(), block.pages(), "zero")
              .fill(directory.resolve("to-" + block.name())));
    }
    Path file = directory.resolve("file");
    Outcome saved = qemu().save(SaveRequest.of(from, file, saving));
    assertThat(Judge.saved(saved).verdict()).as("%s", saved).isEqualTo(Verdict.OK);
    Outcome loaded = qemu().load(LoadRequest.of(file, to, loading));
    Truth truth = Truth.keep(from, directory.resolve("truth"));
    assertThat(Judge.loaded(loaded, truth, to).verdict()).as("%s", loaded).isEqualTo(Verdict.OK);
  }
}
