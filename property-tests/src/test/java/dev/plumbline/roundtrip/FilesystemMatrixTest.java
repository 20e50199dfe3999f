package dev.plumbline.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.contained.InContainer;
import dev.plumbline.fixtures.containers.QemuImage;
import dev.plumbline.fixtures.filesystems.FilesystemKind;
import dev.plumbline.fixtures.filesystems.FilesystemRecipe;
import dev.plumbline.fixtures.filesystems.MountedFilesystem;
import dev.plumbline.fixtures.ram.RamFiles;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.migration.Frame;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every implementation on images of real filesystems: saved, unmounted, checked by the filesystem's
 * own tool, mounted again, and restored by the same implementation and by another. RAM is compared
 * with what was saved, byte for byte.
 */
@InContainer
@Timeout(120)
final class FilesystemMatrixTest {

  private static final Logger LOG = LoggerFactory.getLogger(FilesystemMatrixTest.class);
  private static final long PAGES = 1025;

  /** Who saves and restores. */
  enum Side {
    REFERENCE(""),
    QEMU_10("10.0"),
    QEMU_11("11.1");

    private final String version;

    Side(String version) {
      this.version = version;
    }

    /** Reference and QEMU read each other. */
    Side other() {
      return this == REFERENCE ? QEMU_10 : REFERENCE;
    }
  }

  @TempDir private Path directory;
  private final Guest guest = Guest.none("", PAGES, "fragmented:4");
  private int restores;

  static Stream<Arguments> matrix() {
    return Stream.of(FilesystemKind.EXT4, FilesystemKind.XFS)
        .flatMap(kind -> Stream.of(512, 4096).map(sector -> FilesystemRecipe.of(kind, sector)))
        .flatMap(FilesystemMatrixTest::cells);
  }

  static Stream<Arguments> others() {
    return Stream.of(
            FilesystemRecipe.of(FilesystemKind.EXT4_SMALL_JOURNAL, 512),
            FilesystemRecipe.of(FilesystemKind.EXT4_SMALL_JOURNAL, 4096),
            FilesystemRecipe.of(FilesystemKind.BTRFS, 4096))
        .flatMap(FilesystemMatrixTest::cells);
  }

  static Stream<FilesystemRecipe> journaled() {
    return Stream.of(FilesystemKind.EXT4, FilesystemKind.EXT4_SMALL_JOURNAL, FilesystemKind.XFS)
        .flatMap(kind -> Stream.of(512, 4096).map(sector -> FilesystemRecipe.of(kind, sector)));
  }

  private static Stream<Arguments> cells(FilesystemRecipe recipe) {
    return Stream.of(Side.values())
        .flatMap(side ->
            Stream.of(true, false)
                .map(direct -> arguments(recipe, side, new Variation(3, direct, 4097))));
  }

  @ParameterizedTest
  @MethodSource({"matrix", "others"})
  void whatWasSavedIsThereAfterAnUnmount(FilesystemRecipe recipe, Side side, Variation variation)
      throws IOException {
    SequencedMap<String, Path> ram = ram();
    try (MountedFilesystem disk = MountedFilesystem.require(recipe)) {
      Path file = disk.directory().resolve("file");
      save(side, ram, file, variation);
      disk.unmountForNow();
      disk.check();
      disk.mountAgain();
      assertRestores(side, ram, file, variation);
      assertRestores(side.other(), ram, file, variation);
      disk.unmountForNow();
      disk.check();
    }
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void roundTripInMemory(Side side) throws IOException {
    SequencedMap<String, Path> ram = ram();
    Variation variation = new Variation(2, false, 0);
    try (MountedFilesystem disk =
        MountedFilesystem.require(FilesystemRecipe.inMemory(FilesystemKind.TMPFS))) {
      Path file = disk.directory().resolve("file");
      save(side, ram, file, variation);
      assertRestores(side, ram, file, variation);
      assertRestores(side.other(), ram, file, variation);
    }
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void roundTripOnAnOverlay(Side side) throws IOException {
    SequencedMap<String, Path> ram = ram();
    Variation variation = new Variation(2, true, 0);
    try (MountedFilesystem disk =
            MountedFilesystem.require(FilesystemRecipe.of(FilesystemKind.EXT4, 4096));
        MountedFilesystem overlay = MountedFilesystem.overlayOn(disk)) {
      assertThat(Files.getFileStore(overlay.directory()).type()).isEqualTo("overlay");
      Path file = overlay.directory().resolve("file");
      save(side, ram, file, variation);
      assertRestores(side, ram, file, variation);
      assertRestores(side.other(), ram, file, variation);
    }
  }

  /** Nobody has asked for a sync but the save itself. */
  @ParameterizedTest
  @MethodSource("journaled")
  void whatTheReferenceSavedIsThereAfterAPowerCut(FilesystemRecipe recipe) throws IOException {
    SequencedMap<String, Path> ram = ram();
    for (boolean direct : new boolean[] {true, false}) {
      Variation variation = new Variation(3, direct, 0);
      try (MountedFilesystem disk = MountedFilesystem.require(recipe)) {
        save(Side.REFERENCE, ram, disk.directory().resolve("file"), variation);
        try (MountedFilesystem later = disk.afterPowerCut()) {
          later.mountAgain();
          assertRestores(Side.REFERENCE, ram, later.directory().resolve("file"), variation);
          later.unmountForNow();
          later.check();
        }
      }
    }
  }

  /**
   * QEMU never syncs, and when the kernel writes is the kernel's affair: what is left is put on
   * record. Certain is only that the filesystem itself is in order.
   */
  @ParameterizedTest
  @MethodSource("journaled")
  void whatAPowerCutLeavesOfQemusFileIsPutOnRecord(FilesystemRecipe recipe) throws IOException {
    SequencedMap<String, Path> ram = ram();
    for (Side side : List.of(Side.QEMU_10, Side.QEMU_11)) {
      for (boolean direct : new boolean[] {true, false}) {
        Variation variation = new Variation(3, direct, 0);
        try (MountedFilesystem disk = MountedFilesystem.require(recipe)) {
          Path file = disk.directory().resolve("file");
          // As management programs do that open the file for QEMU; else there is none afterwards.
          makeDurably(file);
          save(side, ram, file, variation);
          try (MountedFilesystem later = disk.afterPowerCut()) {
            later.mountAgain();
            Path left = later.directory().resolve("file");
            LOG.info(
                "{} with direct I/O {} on {}, a power cut after \"completed\" leaves {} of {}"
                    + " bytes: {}",
                side,
                direct ? "on" : "off",
                recipe,
                Files.exists(left) ? Files.size(left) : 0,
                Files.size(file),
                stateOf(left, file));
            later.unmountForNow();
            later.check();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("journaled")
  void aFullDiskIsReportedAndTheFileBeforeStays(FilesystemRecipe recipe) throws IOException {
    SequencedMap<String, Path> ram = new LinkedHashMap<>();
    ram.put("m0", Ram.of("m0", PAGES, "random:3").fill(directory));
    for (boolean direct : new boolean[] {true, false}) {
      Variation variation = new Variation(3, direct, 0);
      try (MountedFilesystem disk = MountedFilesystem.require(recipe)) {
        Path file = disk.directory().resolve("file");
        save(Side.REFERENCE, ram, file, variation);
        String before = RamFiles.sha256(file);
        fillUp(disk.directory());
        assertThatThrownBy(() -> save(Side.REFERENCE, ram, file, variation))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("No space left on device");
        assertThat(RamFiles.sha256(file)).isEqualTo(before);
        disk.unmountForNow();
        disk.check();
        disk.mountAgain();
        assertRestores(Side.REFERENCE, ram, file, variation);
      }
    }
  }

  private SequencedMap<String, Path> ram() throws IOException {
    SequencedMap<String, Path> blocks = new LinkedHashMap<>();
    blocks.put("m0", guest.ram().getFirst().fill(directory));
    return blocks;
  }

  private void save(Side side, SequencedMap<String, Path> ram, Path file, Variation variation)
      throws IOException {
    switch (side) {
      case REFERENCE ->
          JavaSide.save(
              Frame.bare("none", RamPattern.PAGE_BYTES), ram, file, variation, RequestPolicy.FAST);
      case QEMU_10, QEMU_11 ->
          QemuSide.save(QemuImage.require(side.version), guest, directory, file, variation);
    }
  }

  private void assertRestores(
      Side side, SequencedMap<String, Path> ram, Path file, Variation variation)
      throws IOException {
    Path to = directory.resolve("restored-" + restores++);
    switch (side) {
      case REFERENCE ->
          SparseFiles.assertSame(
              JavaSide.restore(file, variation, to).get("m0"), ram.get("m0"), "restored");
      case QEMU_10, QEMU_11 ->
          QemuSide.assertLoads(
              QemuImage.require(side.version),
              guest,
              file,
              variation,
              variation.options(),
              to,
              ram);
    }
  }

  private static String stateOf(Path left, Path whole) throws IOException {
    if (!Files.exists(left)) {
      return "no file";
    }
    long different = Files.mismatch(left, whole);
    return different < 0 ? "whole" : "different from byte " + different + " on";
  }

  private static void makeDurably(Path file) throws IOException {
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.getFD().sync();
    }
  }

  /** Leaves a MiB or two free, whatever the filesystem counts as free or keeps for root. */
  private static void fillUp(Path directory) throws IOException {
    byte[] filler = new byte[1 << 20];
    Arrays.fill(filler, (byte) 1);
    Path last = directory;
    try {
      for (int i = 0; ; i++) {
        last = directory.resolve("filler-" + i);
        try (RandomAccessFile file = new RandomAccessFile(last.toFile(), "rw")) {
          file.write(filler);
          file.getFD().sync();
        }
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left on device");
    }
    Files.delete(last);
    Files.delete(directory.resolve("filler-0"));
  }
}
