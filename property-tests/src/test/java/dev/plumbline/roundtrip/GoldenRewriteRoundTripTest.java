package dev.plumbline.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.fixtures.golden.GoldenCatalogue;
import dev.plumbline.fixtures.golden.GoldenFile;
import dev.plumbline.fixtures.golden.GoldenManifest;
import dev.plumbline.fixtures.golden.GoldenManifest.Block;
import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.ram.RamFiles;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every complete golden file, whatever its form, offset and machine, is restored, rewritten in the
 * mapped-ram form, and loaded by a QEMU that knows the machine.
 */
@Timeout(120)
final class GoldenRewriteRoundTripTest {

  @TempDir private Path directory;

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (GoldenFile golden : GoldenCatalogue.all()) {
      if (golden.manifest().complete()) {
        cases.add(arguments(golden, new Variation(1 + cases.size() % 4, false, 4097)));
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "{0}; {1}")
  @MethodSource("cases")
  void rewrittenFileHoldsTheTruthAndLoads(GoldenFile golden, Variation variation)
      throws IOException {
    GoldenManifest manifest = golden.manifest();
    Path original = golden.unpackTo(directory);
    Variation there = new Variation(variation.channels(), false, manifest.streamOffsetBytes());
    var restored = JavaSide.restore(original, there, directory.resolve("restored"));
    SequencedMap<String, Path> blocks = new LinkedHashMap<>();
    for (Block block : manifest.blocks()) {
      assertThat(restored.containsKey(block.name())).as(block.name()).isEqualTo(block.inFile());
      Path content = block.inFile() ? restored.get(block.name()) : leftOut(block);
      blocks.put(block.name(), Objects.requireNonNull(content));
      if (block.sha256() != null) {
        assertThat(RamFiles.sha256(content)).as(block.name()).isEqualTo(block.sha256());
      }
    }
    Path rewritten = directory.resolve("rewritten");
    JavaSide.save(
        JavaSide.frameOf(original, there), blocks, rewritten, variation, RequestPolicy.FAST);
    Optional<QemuBinary> qemu = qemuFor(manifest);
    if (qemu.isPresent()) {
      QemuSide.assertLoads(
          qemu.get(),
          machine(manifest),
          rewritten,
          variation,
          MigrationOptions.mappedRam().multifd(variation.channels()),
          directory.resolve("loaded"),
          blocks);
    }
  }

  /** RAM that {@code x-ignore-shared} kept out of the file: a rewritten file has all of it. */
  private Path leftOut(Block block) throws IOException {
    Path file = directory.resolve(block.name() + ".shared");
    String pattern = Objects.requireNonNull(block.pattern());
    RamFiles.fill(file, block.name(), block.usedBytes(), RamPattern.parse(pattern));
    return file;
  }

  /** A QEMU here that knows a golden file's machine. */
  static Optional<QemuBinary> qemuFor(GoldenManifest manifest) {
    return qemus(manifest).stream().filter(binary -> knows(binary, manifest)).findFirst();
  }

  /** A golden file's machine, without content. */
  static Guest machine(GoldenManifest manifest) {
    List<Ram> ram =
        manifest.blocks().stream()
            .filter(block -> block.pattern() != null)
            .map(block -> new Ram(block.name(), block.usedBytes(), (_, _, _) -> {}))
            .toList();
    return new Guest(
        manifest.id(),
        manifest.commandLine().getFirst(),
        manifest.machine(),
        ram,
        manifest.devices());
  }

  private static List<QemuBinary> qemus(GoldenManifest manifest) {
    return manifest.commandLine().getFirst().equals(QemuBinary.X86_64)
        ? QemuSide.x86()
        : QemuSide.arm();
  }

  /** Versioned machine types end in the version that brought them; Arm's registers differ. */
  private static boolean knows(QemuBinary binary, GoldenManifest manifest) {
    String type = manifest.machine().split(",", 2)[0];
    if (type.startsWith("virt-")) {
      return manifest.qemuVersion().startsWith(binary.version().numbers());
    }
    String[] version = type.substring(type.lastIndexOf('-') + 1).split("\\.", -1);
    return version.length != 2
        || binary.version().atLeast(Integer.parseInt(version[0]), Integer.parseInt(version[1]));
  }
}
