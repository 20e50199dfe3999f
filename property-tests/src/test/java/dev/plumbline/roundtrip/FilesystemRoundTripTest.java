package dev.plumbline.roundtrip;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.fixtures.filesystems.FilesystemRecipe;
import dev.plumbline.fixtures.filesystems.MountedFilesystem;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.migration.Frame;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The migration file on each filesystem, with direct I/O and without. */
@Timeout(120)
final class FilesystemRoundTripTest {

  private static final List<String> CONTENTS =
      List.of("fragmented:1", "sparse:2", "random:3", "zero");

  @TempDir private Path directory;

  static Stream<Arguments> cases() {
    return FilesystemRecipe.common().stream()
        .flatMap(recipe ->
            Stream.of(
                arguments(recipe, new Variation(3, true, 4097)),
                arguments(recipe, new Variation(2, false, 4096)),
                arguments(recipe, new Variation(8, true, 0))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void javaRestoresWhatJavaSaved(FilesystemRecipe recipe, Variation variation) throws IOException {
    SequencedMap<String, Path> blocks = new LinkedHashMap<>();
    long pages = 1025;
    for (String content : CONTENTS) {
      Ram ram = Ram.of("block-" + content, pages++, content);
      blocks.put(ram.name(), ram.fill(directory));
    }
    Frame bare = Frame.bare("none", RamPattern.PAGE_BYTES);
    for (RequestPolicy policy : List.of(RequestPolicy.FAST, RequestPolicy.QEMU_SAVE)) {
      try (MountedFilesystem mounted = MountedFilesystem.require(recipe)) {
        Path file = mounted.directory().resolve("file");
        JavaSide.save(bare, blocks, file, variation, policy);
        var restored = JavaSide.restore(file, variation, policy, mounted.directory());
        for (String name : blocks.keySet()) {
          SparseFiles.assertSame(restored.get(name), blocks.get(name), name);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void qemuAndJavaReadEachOther(FilesystemRecipe recipe, Variation variation) throws IOException {
    QemuBinary qemu = QemuSide.x86().getFirst();
    Guest guest = Guest.none("", 1025, "fragmented:4");
    SequencedMap<String, Path> blocks = new LinkedHashMap<>();
    blocks.put("m0", guest.ram().getFirst().fill(directory));
    try (MountedFilesystem mounted = MountedFilesystem.require(recipe)) {
      variation.requireIn(mounted.directory());
      Path file = mounted.directory().resolve("qemu");
      QemuSide.save(qemu, guest, directory, file, variation);
      var restored = JavaSide.restore(file, variation, mounted.directory());
      SparseFiles.assertSame(restored.get("m0"), blocks.get("m0"), "restored");
      Path own = mounted.directory().resolve("java");
      Frame bare = Frame.bare("none", RamPattern.PAGE_BYTES);
      JavaSide.save(bare, blocks, own, variation, RequestPolicy.FAST);
      QemuSide.assertLoads(
          qemu, guest, own, variation, variation.options(), directory.resolve("loaded"), blocks);
    }
  }
}
