package dev.plumbline.bench.count;

import dev.plumbline.fixtures.ram.RamFiles;
import dev.plumbline.io.Disk;
import dev.plumbline.migration.Extraction;
import dev.plumbline.migration.FileUri;
import dev.plumbline.migration.Frame;
import dev.plumbline.migration.Loader;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.migration.RamFile;
import dev.plumbline.migration.SaveTarget;
import dev.plumbline.migration.Saver;
import dev.plumbline.multifd.LiveRam;
import dev.plumbline.multifd.RamSource;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** Where workloads are carried out, in this process. */
public final class Workbench {

  private static final String BLOCK = "m0";
  private static final String SAVED = ".saved";
  private static final int PAGE_SIZE_BYTES = 4096;

  private final Path disk;
  private final Path ram;
  private final Path restored;

  /**
   * A workbench. Both directories are filled, and left to the caller.
   *
   * @param disk for migration files
   * @param memory for RAM files: one on a tmpfs, as that of QEMU's memory is, costs no time
   * @throws IOException when they can't be written
   */
  public Workbench(Path disk, Path memory) throws IOException {
    this.disk = disk;
    this.ram = Files.createDirectories(memory.resolve("ram"));
    this.restored = Files.createDirectories(memory.resolve("restored"));
  }

  /** Whether a path is RAM, or else of the migration file. */
  boolean isRam(Path path) {
    return path.startsWith(ram) || path.startsWith(restored);
  }

  /**
   * Makes what a workload starts from, once: RAM, and the file that is restored.
   *
   * @throws IOException when it can't be written
   */
  public void prepare(Workload work) throws IOException {
    Path source = source(work);
    if (!Files.exists(source)) {
      RamFiles.fill(source, BLOCK, work.ramBytes(), work.ram());
    }
    if (!work.saving() && !Files.exists(restorable(work))) {
      save(asSave(work), Disk.REAL, restorable(work));
    }
  }

  private static Workload asSave(Workload work) {
    return Workload.of(true, false, work.ram(), work.ramBytes(), work.channels());
  }

  /**
   * Carries a workload out, onto fresh files.
   *
   * @param disk through which
   * @throws IOException when it fails
   */
  public void run(Workload work, Disk disk) throws IOException {
    if (work.saving()) {
      Files.deleteIfExists(saved(work));
      save(work, disk, saved(work));
    } else {
      Files.deleteIfExists(target());
      restore(work, disk);
    }
  }

  /** Where a workload's RAM is, once it is prepared. */
  public Path source(Workload work) {
    return ram.resolve(work.ram().text().replace(':', '-') + "-" + work.ramBytes());
  }

  /** The file that a workload saves. */
  public Path saved(Workload work) {
    return disk.resolve(work.name() + SAVED);
  }

  /** The file that a workload restores, once it is prepared. */
  public Path restorable(Workload work) {
    return disk.resolve(work.name() + "-" + work.ramBytes() + "-given.mr");
  }

  /** The RAM file that is restored. */
  public Path target() {
    return restored.resolve(BLOCK);
  }

  /** A file on the disk for whatever. */
  public Path scratch() {
    return disk.resolve("scratch");
  }

  /**
   * Removes what runs left, but not what they start from.
   *
   * @throws IOException when a file can't be deleted
   */
  public void clear() throws IOException {
    Files.deleteIfExists(target());
    Files.deleteIfExists(scratch());
    try (DirectoryStream<Path> saved = Files.newDirectoryStream(disk, "*" + SAVED)) {
      for (Path file : saved) {
        Files.delete(file);
      }
    }
  }

  /** Pages with content, in bytes. */
  public long payloadBytes(Workload work) {
    byte[] page = new byte[PAGE_SIZE_BYTES];
    long pages = 0;
    for (long n = 0; n < work.ramBytes() / PAGE_SIZE_BYTES; n++) {
      pages += work.ram().fill(BLOCK, n, page) ? 1 : 0;
    }
    return pages * PAGE_SIZE_BYTES;
  }

  private void save(Workload work, Disk disk, Path to) throws IOException {
    SequencedMap<String, RamSource> blocks = new LinkedHashMap<>();
    try (RamFile block = RamFile.open(disk, source(work));
        SaveTarget target = SaveTarget.open(disk, new FileUri(to, 0), work.directIo())) {
      blocks.put(BLOCK, block);
      Saver.save(
          Frame.bare("none", PAGE_SIZE_BYTES),
          blocks,
          target,
          new Saver.Options(work.channels(), true, work.policy()),
          LiveRam.STILL,
          Progress.NONE);
    }
  }

  private void restore(Workload work, Disk disk) throws IOException {
    try (MigrationFile file = MigrationFile.open(disk, restorable(work), 0, BitmapOrder.LITTLE)) {
      StreamModel model = Objects.requireNonNull(file.model());
      RamBlock block = model.blocks().getFirst();
      Extraction.extract(
          file,
          List.of(new Extraction.Target(block, target(), false)),
          new Loader.Options(work.channels(), work.directIo(), work.policy()),
          Progress.NONE);
    }
  }

  /**
   * Whether the last restore gave back what was saved.
   *
   * @throws IOException when a file can't be read
   */
  public boolean isRestored(Workload work) throws IOException {
    return Files.mismatch(source(work), target()) < 0;
  }
}
