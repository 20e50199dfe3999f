package dev.plumbline.bench.count;

import dev.plumbline.fixtures.Peers;
import dev.plumbline.io.DirectIoAlignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories for workloads: one on a disk that has direct I/O, one in memory. */
public final class Places implements AutoCloseable {

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private final Path disk;
  private final Path memory;

  /**
   * Makes them. The build's own directory is the disk: temporary directories are often in memory.
   */
  public Places() throws IOException {
    Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
    disk = Files.createTempDirectory(target, "gates-");
    memory =
        Files.createTempDirectory(
            Files.isWritable(SHARED_MEMORY) ? SHARED_MEMORY : target, "plumbline-gates-");
    Path probe = Files.writeString(disk.resolve("probe"), "?");
    boolean direct = !DirectIoAlignment.stated(probe).isNone();
    Files.delete(probe);
    if (!direct) {
      close();
    }
    Peers.require(direct, "direct I/O on the filesystem of " + target);
  }

  /** On a disk. */
  public Path disk() {
    return disk;
  }

  /** In memory. */
  public Path memory() {
    return memory;
  }

  /** A workbench there. */
  public Workbench bench() throws IOException {
    return new Workbench(disk, memory);
  }

  /** A workbench in memory altogether, where no disk makes times vary. */
  public Workbench benchInMemory() throws IOException {
    return new Workbench(memory, memory);
  }

  @Override
  public void close() throws IOException {
    for (Path directory : List.of(disk, memory)) {
      try (Stream<Path> inside = Files.walk(directory)) {
        for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
