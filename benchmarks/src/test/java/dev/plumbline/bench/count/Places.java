package dev.plumbline.bench.count;

import dev.plumbline.fixtures.Peers;
import dev.plumbline.io.DirectIoAlignment;
import dev.plumbline.kit.run.WorkSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories for workloads: one on a disk that has direct I/O, one in memory. */
public final class Places implements AutoCloseable {

  private final WorkSpace space;

  /** Makes them. The build's directory is on a disk: temporary ones are often in memory. */
  public Places() throws IOException {
    Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
    space = WorkSpace.on(target, "gates");
    Path probe = Files.writeString(space.files().resolve("probe"), "?");
    boolean direct = !DirectIoAlignment.stated(probe).isNone();
    Files.delete(probe);
    if (!direct) {
      space.close();
    }
    Peers.require(direct, "direct I/O on the filesystem of " + target);
  }

  /** On a disk. */
  public Path disk() {
    return space.files();
  }

  /** In memory. */
  public Path memory() {
    return space.ram();
  }

  /** A workbench there. */
  public Workbench bench() throws IOException {
    return new Workbench(disk(), memory());
  }

  /** A workbench in memory altogether, where no disk makes times vary. */
  public Workbench benchInMemory() throws IOException {
    return new Workbench(memory(), memory());
  }

  @Override
  public void close() throws IOException {
    space.close();
  }
}
