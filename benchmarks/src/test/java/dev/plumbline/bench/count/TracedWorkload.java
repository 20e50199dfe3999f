package dev.plumbline.bench.count;

import dev.plumbline.io.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program to be traced: one workload, whose own counts it leaves in a file. */
public final class TracedWorkload {

  private TracedWorkload() {}

  /** Arguments: disk directory, memory directory, MiB of RAM, workload's name, file for counts. */
  public static void main(String[] args) throws IOException {
    Workbench bench = new Workbench(Path.of(args[0]), Path.of(args[1]));
    Workload work = find(Long.parseLong(args[2]) << 20, args[3]);
    Tally all = new Tally();
    bench.run(work, new CountingDisk(Disk.REAL, path -> all));
    Files.writeString(
        Path.of(args[4]),
        String.join(
            " ",
            Long.toString(all.get(Counted.READS)),
            Long.toString(all.get(Counted.WRITES)),
            Long.toString(all.get(Counted.SYNCS)),
            Long.toString(all.calls())));
  }

  static Workload find(long ramBytes, String name) {
    return Workload.all(ramBytes, 4).stream()
        .filter(w -> w.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
