package dev.plumbline.bench.path;

import dev.plumbline.fixtures.qemu.QemuBinary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who takes part in a group of measurements. */
final class Contenders {

  /**
   * The part of this machine's memory that one guest of QEMU's may have: to look whether a page is
   * zero it reads it, which gives every hole of a RAM file in memory a page.
   */
  private static final int SHARE_OF_MEMORY = 8;

  private Contenders() {}

  /**
   * Lists them.
   *
   * @param onDisk whether the files are on a disk, or else in memory
   */
  static List<Contender> of(BenchPlan plan, Series series, Task task, boolean onDisk) {
    List<Contender> list = new ArrayList<>();
    QemuBinary qemu = plan.qemu();
    for (int channels : series.channels()) {
      for (boolean direct : new boolean[] {false, true}) {
        list.add(new ReferenceContender(task, channels, direct));
        if (qemu != null && task.ramBytes() <= HostFacts.memoryBytes() / SHARE_OF_MEMORY) {
          list.add(new QemuContender(qemu, task, channels, direct));
        }
      }
    }
    list.addAll(limits(plan, series, task, onDisk));
    return list;
  }

  private static List<Contender> limits(BenchPlan plan, Series series, Task task, boolean onDisk) {
    Path fio = plan.fio();
    List<Contender> list = new ArrayList<>();
    if (fio != null) {
      for (int kib : series.fioKib()) {
        for (FioContender.Engine engine : FioContender.Engine.values()) {
          if (FioContender.fits(task.ramBytes(), kib)) {
            Path scratch = task.file().resolveSibling("fio.scratch");
            list.add(
                new FioContender(fio, engine, task.operation(), scratch, task.ramBytes(), kib));
          }
        }
      }
    }
    if (!onDisk && !series.fioKib().isEmpty()) {
      list.add(new MemoryContender(task.ramBytes()));
    }
    return list;
  }
}
