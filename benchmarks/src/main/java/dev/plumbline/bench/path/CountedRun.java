package dev.plumbline.bench.path;

import dev.plumbline.io.DirectIo;
import dev.plumbline.io.Disk;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.migration.FileUri;
import dev.plumbline.migration.Frame;
import dev.plumbline.migration.Loader;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.migration.RamFile;
import dev.plumbline.migration.SaveTarget;
import dev.plumbline.migration.Saver;
import dev.plumbline.multifd.LiveRam;
import dev.plumbline.multifd.LoadTarget;
import dev.plumbline.multifd.RequestPolicy;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A save or restore like the command's, on a disk that counts the migration file's requests. */
final class CountedRun {

  private static final int PAGE_BYTES = 4096;

  private CountedRun() {}

  /** Runs it, and tells what was asked of the migration file. */
  static Requests of(Task task, int channels, boolean direct) throws IOException {
    CountingDisk disk = new CountingDisk();
    DirectIo directIo = direct ? DirectIo.ON : DirectIo.OFF;
    switch (task.operation()) {
      case SAVE -> save(disk, task, channels, directIo);
      case RESTORE -> restore(disk, task, channels, directIo);
    }
    return disk.requests();
  }

  private static void save(Disk disk, Task task, int channels, DirectIo directIo)
      throws IOException {
    Files.deleteIfExists(task.file());
    FileUri uri = FileUri.parse(task.file().toString(), 0);
    try (RamFile ram = RamFile.open(task.ram());
        SaveTarget target = SaveTarget.open(disk, uri, directIo)) {
      Saver.save(
          Frame.bare("none", PAGE_BYTES),
          new LinkedHashMap<>(Map.of(Task.BLOCK, ram)),
          target,
          new Saver.Options(channels, true, RequestPolicy.FAST),
          LiveRam.STILL,
          Progress.NONE);
    }
  }

  private static void restore(Disk disk, Task task, int channels, DirectIo directIo)
      throws IOException {
    Files.deleteIfExists(task.ram());
    try (MigrationFile file = MigrationFile.open(disk, task.file(), 0, BitmapOrder.LITTLE);
        PositionedFile ram = Disk.REAL.createTemporary(task.ram())) {
      RamBlock block = Objects.requireNonNull(file.model()).blocks().getFirst();
      ram.truncate(block.usedLengthBytes());
      LoadTarget target = Loader.target(block, ram, null);
      Loader.load(file, block, target, Loader.Options.of(channels, directIo), Progress.NONE);
    } finally {
      Disk.REAL.delete(task.ram());
    }
  }
}
