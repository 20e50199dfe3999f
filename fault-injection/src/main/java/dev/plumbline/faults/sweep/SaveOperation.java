package dev.plumbline.faults.sweep;

import dev.plumbline.faults.file.DiskTraits;
import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.io.DirectIo;
import dev.plumbline.io.Disk;
import dev.plumbline.migration.FileUri;
import dev.plumbline.migration.Frame;
import dev.plumbline.migration.Progress;
import dev.plumbline.migration.SaveTarget;
import dev.plumbline.migration.Saver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The reference implementation saves RAM.
 *
 * @param ram what is saved
 * @param offsetBytes where in the file the stream begins
 * @param oldBytes how long the file is before, or -1 when there is none; with an offset at least
 *     that long, and what is before the offset must stay
 * @param directIo how channels write
 * @param options how to save
 * @param traits of the disk
 * @param through goes between the program and the disk: how mutants are made
 */
public record SaveOperation(
    TinyRam ram,
    long offsetBytes,
    int oldBytes,
    DirectIo directIo,
    Saver.Options options,
    DiskTraits traits,
    UnaryOperator<Disk> through)
    implements Operation {

  private static final byte OLD = 0x5a;

  /** Where the file is. */
  public static final Path TARGET = Path.of("/disk/vm.mig");

  private byte @Nullable [] old() {
    byte[] old = oldBytes < 0 ? null : new byte[oldBytes];
    if (old != null) {
      Arrays.fill(old, OLD);
    }
    return old;
  }

  @Override
  public FaultyDisk prepare() {
    FaultyDisk disk = new FaultyDisk(traits);
    disk.put(Path.of("/disk/neighbour"), new byte[1]);
    byte[] old = old();
    if (old != null) {
      disk.put(TARGET, old);
    }
    return disk;
  }

  @Override
  public void run(Disk disk) throws IOException {
    TinyRam.Machine machine = ram.machine();
    FileUri uri = new FileUri(TARGET, offsetBytes);
    try (SaveTarget target = SaveTarget.open(through.apply(disk), uri, directIo)) {
      Saver.save(
          Frame.bare("none", ram.pageSizeBytes()),
          machine.sources(),
          target,
          options,
          machine,
          Progress.NONE);
    }
  }

  @Override
  public boolean isResult(Path path) {
    return path.equals(TARGET);
  }

  @Override
  public @Nullable String violation(FaultyDisk disk, Ending ending, boolean honest) {
    if (!honest) {
      return null;
    }
    boolean inPlace = oldBytes >= 0 && offsetBytes > 0;
    // Longer than anything old, and much shorter than a save.
    byte[] now = disk.content(TARGET, inPlace ? offsetBytes : oldBytes + 1L);
    byte[] old = old();
    if (inPlace) {
      byte[] before = Arrays.copyOf(old, Math.toIntExact(offsetBytes));
      if (!Arrays.equals(before, now)) {
        return "what was before the offset has changed";
      }
    } else if (ending == Ending.FAILED || ending == Ending.CUT) {
      if (Arrays.equals(old, now)) {
        return null;
      }
      if (now == null) {
        return "the old file is gone";
      }
    }
    return judge(disk, ending, inPlace);
  }

  private @Nullable String judge(FaultyDisk disk, Ending ending, boolean inPlace) {
    SavedTruth.Finding found;
    try {
      found = SavedTruth.compare(disk, TARGET, offsetBytes, ram);
    } catch (IOException e) {
      return "can't be read: " + e;
    }
    boolean mayBeIncomplete = inPlace && (ending == Ending.FAILED || ending == Ending.CUT);
    return switch (found.state()) {
      case WHOLE -> null;
      case INCOMPLETE -> mayBeIncomplete ? null : ending + ", but the file is " + found.detail();
      case WRONG -> ending + ": " + found.detail();
    };
  }
}
