package dev.plumbline.bench.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The disk's own limit: fio, direct, into or out of the same kind of file. */
final class FioContender implements Contender {

  private static final int RING_DEPTH = 4;

  private final String engine;
  private final String direction;
  private final Path file;
  private final long bytes;
  private final int blockMib;
  private final int jobs;

  /**
   * A contender.
   *
   * @param engine {@code psync}, or {@code io_uring} with a few requests under way
   * @param direction {@code read} or {@code write}
   */
  FioContender(String engine, String direction, Path file, long bytes, int blockMib, int jobs) {
    this.engine = engine;
    this.direction = direction;
    this.file = file;
    this.bytes = bytes;
    this.blockMib = blockMib;
    this.jobs = jobs;
  }

  @Override
  public String name() {
    return "fio " + engine + " " + blockMib + "M x " + jobs;
  }

  @Override
  public Sample run() throws IOException, InterruptedException {
    boolean writing = direction.equals("write");
    if (writing) {
      Files.deleteIfExists(file);
    }
    long block = (long) blockMib << 20;
    long share = bytes / jobs / block * block;
    Sample whole =
        Commands.measure(
            List.of(
                "fio",
                "--name=limit",
                "--filename=" + file,
                "--rw=" + direction,
                "--ioengine=" + engine,
                "--iodepth=" + (engine.equals("psync") ? 1 : RING_DEPTH),
                "--direct=1",
                "--bs=" + blockMib + "M",
                "--numjobs=" + jobs,
                "--thread",
                "--size=" + share,
                // The page region begins at 1 MiB; where exactly doesn't matter to the disk.
                "--offset=1M",
                "--offset_increment=" + share,
                "--fallocate=none",
                "--end_fsync=" + (writing ? 1 : 0),
                "--hugepage-size=2M",
                "--iomem=mmap",
                "--group_reporting"));
    return new Sample(
        whole.seconds() * bytes / ((double) share * jobs),
        whole.cpuSeconds(),
        whole.maxResidentKib());
  }
}
