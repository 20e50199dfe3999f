package dev.plumbline.faults.sweep;

import dev.plumbline.faults.file.DiskTraits;
import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.faults.file.SeededCrew;
import dev.plumbline.io.DirectIo;
import dev.plumbline.migration.Loader;
import dev.plumbline.migration.Saver;
import dev.plumbline.multifd.Crew;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One way to save and restore tiny RAM: two blocks, two channels.
 *
 * @param pageSizeBytes the target's page size; small ones make slices that can't be aligned
 * @param live whether RAM changes while it is saved
 * @param offsetBytes where the stream begins
 * @param oldBytes how long the file is before, or -1
 * @param directIo how channels work
 * @param mergedGapPages zero pages that are written along
 * @param zeroPages whether zero pages are left out
 * @param seed chooses content and the order in which channels work
 */
record Operations(
    int pageSizeBytes,
    boolean live,
    int offsetBytes,
    int oldBytes,
    DirectIo directIo,
    int mergedGapPages,
    boolean zeroPages,
    long seed) {

  private static final int CHANNELS = 2;

  /** What stands in for each other's differences: every value of every option at least once. */
  static List<Operations> few() {
    return List.of(
        new Operations(4096, false, 0, -1, DirectIo.OFF, 0, true, 1),
        new Operations(4096, true, 0, 100, DirectIo.ON, 8, true, 2),
        new Operations(4096, false, 5000, 6000, DirectIo.ON, 0, false, 3),
        new Operations(4096, true, 4096, 4096, DirectIo.OFF, 0, true, 4),
        new Operations(1024, false, 0, 100, DirectIo.ON, 0, true, 5),
        new Operations(1024, true, 5000, 9000, DirectIo.ON, 8, true, 6),
        new Operations(1024, false, 5000, -1, DirectIo.AUTO, 0, false, 7),
        new Operations(16384, true, 0, 100, DirectIo.AUTO, 0, true, 8));
  }

  /** All combinations. */
  static List<Operations> all() {
    List<Operations> all = new ArrayList<>();
    for (int pageSize : new int[] {1024, 4096, 16384}) {
      for (boolean live : new boolean[] {false, true}) {
        for (int offset : new int[] {0, 5000}) {
          for (int old : new int[] {-1, 6000}) {
            for (DirectIo directIo : DirectIo.values()) {
              for (int gap : new int[] {0, 8}) {
                long seed = all.size();
                all.add(
                    new Operations(
                        pageSize, live, offset, old, directIo, gap, seed % 5 != 0, seed));
              }
            }
          }
        }
      }
    }
    return all;
  }

  private TinyRam ram() {
    return TinyRam.of(seed, pageSizeBytes, seed % 2 == 0 ? List.of(5, 8) : List.of(7, 4), live);
  }

  /** The filesystem has no direct I/O where it is only wished for. */
  private DiskTraits traits() {
    DiskTraits traits =
        DiskTraits.PLAIN.withMostCalls(20_000).withBlocks(seed % 3 == 0 ? 512 : 4096);
    return directIo == DirectIo.AUTO ? traits.withoutDirectIo() : traits;
  }

  private RequestPolicy policy() {
    return new RequestPolicy(1 << 16, mergedGapPages);
  }

  SaveOperation save() {
    return save(traits(), new SeededCrew(seed));
  }

  SaveOperation save(DiskTraits traits, Crew crew) {
    Saver.Options options = new Saver.Options(CHANNELS, zeroPages, policy(), crew);
    return new SaveOperation(
        ram(), offsetBytes, oldBytes, directIo, options, traits, UnaryOperator.identity());
  }

  RestoreOperation restore(boolean inPlace) throws IOException {
    return restore(inPlace, new SeededCrew(seed));
  }

  RestoreOperation restore(boolean inPlace, Crew crew) throws IOException {
    SaveOperation save =
        new Operations(pageSizeBytes, false, 0, -1, directIo, mergedGapPages, zeroPages, seed)
            .save();
    FaultyDisk saved = save.prepare();
    save.run(saved);
    saved.syncDirectory(SaveOperation.TARGET.getParent());
    Loader.Options options = new Loader.Options(CHANNELS, directIo, policy(), crew);
    return new RestoreOperation(
        save.ram(), saved.after(List.of()), inPlace, options, UnaryOperator.identity());
  }
}
