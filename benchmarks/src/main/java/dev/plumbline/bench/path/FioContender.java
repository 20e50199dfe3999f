package dev.plumbline.bench.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The disk's own limit: fio, direct, into or out of a file as large as RAM, two jobs at once.
 *
 * @param program fio
 * @param engine how it asks
 * @param operation whether it writes or reads
 * @param scratch its own file
 * @param bytes how much
 * @param blockKib the size of a request
 */
record FioContender(
    Path program, Engine engine, Operation operation, Path scratch, long bytes, int blockKib)
    implements Contender {

  private static final int JOBS = 2;

  /** fio's way of asking. */
  enum Engine {
    /** One positioned call after the other. */
    PSYNC("psync", 1),
    /** Several requests under way. */
    IO_URING("io_uring", 4);

    private final String word;
    private final int depth;

    Engine(String word, int depth) {
      this.word = word;
      this.depth = depth;
    }
  }

  /** Whether this much can be cut into jobs and blocks. */
  static boolean fits(long bytes, int blockKib) {
    return bytes / JOBS >= (long) blockKib << 10;
  }

  @Override
  public String name() {
    return "fio " + engine.word + " " + (blockKib >= 1024 ? blockKib / 1024 + "M" : blockKib + "K");
  }

  @Override
  public Sample run() throws IOException {
    if (operation == Operation.SAVE) {
      Files.deleteIfExists(scratch);
    } else if (!Files.exists(scratch)) {
      fio("write");
    }
    Sample whole = fio(operation == Operation.SAVE ? "write" : "read");
    // What is left over after whole blocks for each job is not moved.
    double moved = (double) share() * JOBS;
    return new Sample(
        whole.seconds() * bytes / moved, -1, whole.cpuSeconds(), whole.peakResidentBytes());
  }

  private long share() {
    long block = (long) blockKib << 10;
    return bytes / JOBS / block * block;
  }

  private Sample fio(String direction) throws IOException {
    return Programs.measure(
        List.of(
            program.toString(),
            "--name=limit",
            "--filename=" + scratch.toString().replace(":", "\\:"),
            "--rw=" + direction,
            "--ioengine=" + engine.word,
            "--iodepth=" + engine.depth,
            "--direct=1",
            "--bs=" + blockKib + "K",
            "--numjobs=" + JOBS,
            "--thread",
            "--size=" + share(),
            // The page region begins at 1 MiB; where exactly doesn't matter to the disk.
            "--offset=1M",
            "--offset_increment=" + share(),
            "--fallocate=none",
            "--end_fsync=" + (direction.equals("write") ? 1 : 0),
            "--hugepage-size=2M",
            "--iomem=mmap",
            "--group_reporting"));
  }
}
