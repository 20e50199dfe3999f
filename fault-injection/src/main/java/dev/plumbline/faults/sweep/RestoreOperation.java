package dev.plumbline.faults.sweep;

import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.io.Disk;
import dev.plumbline.migration.Extraction;
import dev.plumbline.migration.Loader;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The reference implementation restores RAM.
 *
 * @param ram what was saved
 * @param saved a disk that has the file, see {@link SaveOperation#TARGET}
 * @param inPlace whether RAM files are there already, with other content, and are overwritten; else
 *     they appear, in place of older ones
 * @param options how to load
 * @param through goes between the program and the disk: how mutants are made
 */
public record RestoreOperation(
    TinyRam ram,
    FaultyDisk saved,
    boolean inPlace,
    Loader.Options options,
    UnaryOperator<Disk> through)
    implements Operation {

  private static final Path RAM = Path.of("/ram");
  private static final byte OLD = 0x5a;

  /** Where the RAM file of a block is. */
  private static Path ramFile(String block) {
    return RAM.resolve(block);
  }

  @Override
  public FaultyDisk prepare() {
    FaultyDisk disk = saved.after(List.of());
    ram.blocks().forEach((name, content) -> disk.put(ramFile(name), old(content.length)));
    return disk;
  }

  private static byte[] old(int length) {
    byte[] old = new byte[length];
    Arrays.fill(old, OLD);
    return old;
  }

  @Override
  public void run(Disk disk) throws IOException {
    Disk used = through.apply(disk);
    try (MigrationFile file =
        MigrationFile.open(used, SaveOperation.TARGET, 0, BitmapOrder.LITTLE)) {
      StreamModel model = file.model();
      if (model == null || !file.isComplete()) {
        throw new IOException("refused: " + file.findings().firstError());
      }
      List<Extraction.Target> targets = new ArrayList<>();
      for (RamBlock block : Objects.requireNonNull(model).blocks()) {
        targets.add(new Extraction.Target(block, ramFile(block.name()), inPlace));
      }
      Extraction.extract(file, targets, options, Progress.NONE);
    }
  }

  @Override
  public boolean isResult(Path path) {
    return path.startsWith(RAM) && ram.blocks().containsKey(String.valueOf(path.getFileName()));
  }

  @Override
  public @Nullable String violation(FaultyDisk disk, Ending ending, boolean honest) {
    if (honest && !disk.hasSame(SaveOperation.TARGET, saved)) {
      return "the migration file has changed";
    }
    boolean done = ending == Ending.DONE || ending == Ending.CUT_AFTER_DONE;
    if (!honest || (inPlace && !done)) {
      // RAM that is overwritten where it is has no old state to go back to.
      return null;
    }
    for (Map.Entry<String, byte[]> block : ram.blocks().entrySet()) {
      byte[] found = disk.content(ramFile(block.getKey()));
      boolean right = Arrays.equals(found, block.getValue());
      if (!right && (done || !Arrays.equals(found, old(block.getValue().length)))) {
        return ending
            + ": block "
            + block.getKey()
            + (found == null
                ? " is gone"
                : " differs at " + Arrays.mismatch(found, block.getValue()));
      }
    }
    return null;
  }
}
