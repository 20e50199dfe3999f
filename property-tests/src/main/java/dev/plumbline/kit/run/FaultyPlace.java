package dev.plumbline.kit.run;

import dev.plumbline.faults.fuse.FaultMount;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.store.LoggedFault;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory that goes wrong by a plan: mounted, so that it does so for any program. The same
 * files are there without faults too. One mount serves all cases of a run, one after the other.
 */
public final class FaultyPlace implements Closeable {

  private final FaultMount mount;
  private final Path backing;
  private int names;

  private FaultyPlace(FaultMount mount, Path backing) {
    this.mount = mount;
    this.backing = backing;
  }

  /**
   * Mounts, without a fault yet.
   *
   * @param on a directory on the filesystem under test
   * @throws FaultMount.Impossible when there is no mounting here
   * @throws IOException when it fails for another reason
   */
  static FaultyPlace on(Path on) throws IOException {
    Path backing = Files.createTempDirectory(on, ".plumbline-check-");
    try {
      return new FaultyPlace(FaultMount.start(backing, Plan.EMPTY), backing);
    } catch (IOException e) {
      Files.delete(backing);
      throw e;
    }
  }

  /** From now on this goes wrong, and nothing has yet. */
  void begin(Plan plan) throws IOException {
    mount.clearLog();
    mount.change(plan);
  }

  /** Nothing goes wrong any more. */
  void calm() throws IOException {
    mount.change(Plan.EMPTY);
  }

  /** All files go; that they were never synced is no matter any more. */
  void end() throws IOException {
    mount.cutPower("all");
    mount.restart();
    WorkSpace.empty(backing);
  }

  /**
   * A name that no file has had: the kernel remembers for a second what it knows of a file, also
   * when that was deleted past the mount.
   */
  public String freshName() {
    return "file-" + names++;
  }

  /** A file, by a path over which things go wrong. */
  public Path faulty(String name) {
    return mount.directory().resolve(name);
  }

  /** The same file, by a path over which nothing does. */
  public Path sound(String name) {
    return backing.resolve(name);
  }

  /** From now on something else goes wrong. */
  public void change(Plan plan) throws IOException {
    mount.change(plan);
  }

  /** What has gone wrong since the case began. */
  public List<LoggedFault> fired() throws IOException {
    return mount.fired();
  }

  /** The power fails and comes back: what was not synced is lost. */
  public void losePower() throws IOException {
    mount.cutPower("synced");
    mount.restart();
  }

  /** The power is back, after the plan cut it. */
  public void restart() throws IOException {
    mount.restart();
  }

  @Override
  public void close() throws IOException {
    try {
      mount.close();
    } finally {
      WorkSpace.delete(backing);
    }
  }
}
