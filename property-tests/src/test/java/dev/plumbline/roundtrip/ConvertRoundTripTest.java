package dev.plumbline.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.convert.Conversion;
import dev.plumbline.convert.Wrapper;
import dev.plumbline.fixtures.golden.GoldenCatalogue;
import dev.plumbline.fixtures.golden.GoldenFile;
import dev.plumbline.fixtures.golden.GoldenManifest;
import dev.plumbline.fixtures.golden.GoldenManifest.Block;
import dev.plumbline.fixtures.qemu.DirtyingGuest;
import dev.plumbline.fixtures.qemu.MemoryBackend;
import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.qemu.QemuProcess;
import dev.plumbline.fixtures.ram.RamFiles;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.Form;
import dev.plumbline.stream.Section;
import dev.plumbline.stream.SectionType;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files converted to the other form and back: the same machine, which a real QEMU goes on with. */
@Timeout(120)
final class ConvertRoundTripTest {

  private static final long STEPS = 500;

  @TempDir private Path directory;

  static List<GoldenFile> golden() {
    return GoldenCatalogue.all().stream().filter(g -> g.manifest().complete()).toList();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void thereAndBackKeepsRamAndDevices(GoldenFile golden) throws IOException {
    GoldenManifest manifest = golden.manifest();
    Path original = golden.unpackTo(directory);
    Form form = Form.valueOf(manifest.form().name());
    Form other = form == Form.STREAM ? Form.MAPPED_RAM : Form.STREAM;
    Path converted = directory.resolve("converted");
    Path back = directory.resolve("back");
    convert(original, offset(manifest), converted, other);
    convert(converted, -1, back, form);
    List<byte[]> devices = devices(original, offset(manifest));
    for (Path file : List.of(converted, back)) {
      assertThat(devices(file, -1))
          .as("%s", file)
          .usingElementComparator(Arrays::compare)
          .isEqualTo(devices);
      Variation there = new Variation(1, false, streamOffset(file));
      JavaSide.assertClean(file, there);
      var restored = JavaSide.restore(file, there, directory.resolve("restored"));
      for (Block block : manifest.blocks()) {
        assertThat(restored.containsKey(block.name())).isEqualTo(block.inFile());
        if (block.inFile() && block.sha256() != null) {
          assertThat(RamFiles.sha256(Objects.requireNonNull(restored.get(block.name()))))
              .as(block.name())
              .isEqualTo(block.sha256());
        }
      }
    }
    if (form == Form.MAPPED_RAM && offset(manifest) <= 0 && !storesZeroPages(manifest)) {
      assertThat(Files.mismatch(original, back)).as("QEMU's own file, byte for byte").isEqualTo(-1);
    }
  }

  /** Pages that are content no more, or never were, are in QEMU's file and not in ours. */
  private static boolean storesZeroPages(GoldenManifest manifest) {
    return manifest.rounds() > 2 || "none".equals(manifest.parameters().get("zero-page-detection"));
  }

  static List<Arguments> boards() {
    List<Arguments> cases = new ArrayList<>();
    for (String id :
        List.of(
            "q10-q35-devices",
            "q10-q35-devices-stream",
            "q10-live",
            "q10-live-stream",
            "q10-aarch64-none",
            "q10-offset-odd")) {
      for (Form form : Form.values()) {
        cases.add(arguments(GoldenCatalogue.get(id), form));
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("boards")
  void qemuLoadsWhatWasConverted(GoldenFile golden, Form form) throws IOException {
    GoldenManifest manifest = golden.manifest();
    Path original = golden.unpackTo(directory);
    Variation there = new Variation(2, false, manifest.streamOffsetBytes());
    SequencedMap<String, Path> blocks =
        JavaSide.restore(original, there, directory.resolve("restored"));
    Path converted = directory.resolve("converted");
    convert(original, offset(manifest), converted, form);
    Optional<QemuBinary> qemu = GoldenRewriteRoundTripTest.qemuFor(manifest);
    assertThat(qemu).isPresent();
    for (MigrationOptions options : options(form)) {
      QemuSide.assertLoads(
          qemu.get(),
          GoldenRewriteRoundTripTest.machine(manifest),
          converted,
          new Variation(1, false, 0),
          options,
          directory.resolve("loaded"),
          blocks);
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void runningGuestGoesOnFromTheOtherForm(Form form) throws IOException {
    QemuBinary binary = QemuSide.x86().getFirst();
    Path original = directory.resolve("original");
    MemoryBackend ram = ram("source");
    DirtyingGuest.Moment saved;
    try (QemuProcess qemu =
        QemuProcess.start(binary, DirtyingGuest.machine("pc", ram, directory))) {
      qemu.cont();
      DirtyingGuest.awaitStep(ram.file(), STEPS, QemuSide.BOUND);
      Form other = form == Form.STREAM ? Form.MAPPED_RAM : Form.STREAM;
      MigrationOptions options = options(other).getFirst().parameter("downtime-limit", 5000);
      qemu.save(QemuProcess.uri(original, 0), options, QemuSide.BOUND).orThrow();
      saved = DirtyingGuest.moment(ram.file());
    }
    Path converted = directory.resolve("converted");
    convert(original, -1, converted, form);
    MemoryBackend fresh = ram("destination");
    try (QemuProcess qemu =
        QemuProcess.start(binary, DirtyingGuest.machine("pc", fresh, directory).asDestination())) {
      qemu.load(QemuProcess.uri(converted, 0), options(form).getFirst(), QemuSide.BOUND).orThrow();
      SparseFiles.assertSame(fresh.file(), ram.file(), "RAM that QEMU loaded");
      qemu.cont();
      DirtyingGuest.awaitStep(fresh.file(), saved.step() + STEPS, QemuSide.BOUND);
      qemu.stop();
      assertThat(DirtyingGuest.moment(fresh.file()).violation()).isEmpty();
    }
  }

  private MemoryBackend ram(String role) throws IOException {
    MemoryBackend ram =
        new MemoryBackend("ram0", DirtyingGuest.RAM_BYTES, directory.resolve(role + ".ram"));
    SparseFiles.create(ram.file(), ram.sizeBytes());
    return ram;
  }

  private static List<MigrationOptions> options(Form form) {
    return switch (form) {
      case STREAM -> List.of(MigrationOptions.stream());
      case MAPPED_RAM ->
          List.of(MigrationOptions.mappedRam(), MigrationOptions.mappedRam().multifd(3));
    };
  }

  /** As a user would say it: nothing for a libvirt image. */
  private static long offset(GoldenManifest manifest) {
    return manifest.libvirt() == null ? manifest.streamOffsetBytes() : -1;
  }

  private static void convert(Path in, long offset, Path out, Form form) throws IOException {
    try (MigrationFile file = MigrationFile.open(in, offset, BitmapOrder.LITTLE)) {
      Conversion.convert(file, form, Wrapper.of(file), out, Progress.NONE);
    }
  }

  private static long streamOffset(Path path) throws IOException {
    try (MigrationFile file = MigrationFile.open(path, -1, BitmapOrder.LITTLE)) {
      return Objects.requireNonNull(file.model()).offsetBytes();
    }
  }

  /** The bytes of all device sections, footers included. */
  private static List<byte[]> devices(Path path, long offset) throws IOException {
    byte[] all = Files.readAllBytes(path);
    try (MigrationFile file = MigrationFile.open(path, offset, BitmapOrder.LITTLE)) {
      StreamModel model = Objects.requireNonNull(file.model());
      Stream<Section> sections =
          model.sections().stream().filter(s -> s.type() == SectionType.FULL);
      return sections
          .map(s -> Arrays.copyOfRange(all, (int) s.offsetBytes(), (int) s.endBytes()))
          .toList();
    }
  }
}
