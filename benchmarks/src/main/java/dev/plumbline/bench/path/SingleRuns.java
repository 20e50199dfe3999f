package dev.plumbline.bench.path;

import dev.plumbline.fixtures.qemu.QemuBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Single runs of one save or restore by whoever can do it, each on fresh files: for gates. */
public final class SingleRuns {

  /** What saving asks of the disk, too. */
  private static final int FIO_KIB = 4096;

  private final Task task;
  private final int channels;
  private final boolean direct;

  /**
   * A save or restore.
   *
   * @param operation which
   * @param ram a RAM file: to be saved, or to be made by a restore
   * @param ramBytes its length
   * @param file the migration file: to be made by a save, or to be restored
   * @param channels how many
   * @param direct whether they bypass the page cache
   */
  public SingleRuns(
      Operation operation, Path ram, long ramBytes, Path file, int channels, boolean direct) {
    this.task = new Task(operation, ram, ramBytes, file);
    this.channels = channels;
    this.direct = direct;
  }

  /**
   * The program as a user starts it, from start to end.
   *
   * @return seconds
   * @throws IOException when it fails
   */
  public double reference() throws IOException {
    return new ReferenceContender(task, channels, direct).run().seconds();
  }

  /**
   * QEMU, from the command to "completed".
   *
   * @return seconds
   * @throws IOException when it fails
   */
  public double qemu(QemuBinary binary) throws IOException {
    return new QemuContender(binary, task, channels, direct).run().seconds();
  }

  /**
   * The disk's limit, by fio's requests one after the other, always past the page cache.
   *
   * @param scratch a file of fio's own
   * @return seconds, for as many bytes as RAM has
   * @throws IOException when it fails
   */
  public double fio(Path fio, Path scratch) throws IOException {
    return new FioContender(
            fio, FioContender.Engine.PSYNC, task.operation(), scratch, task.ramBytes(), FIO_KIB)
        .run()
        .seconds();
  }

  /**
   * A build of the program, without launcher and start-up cache: that cache holds for the place
   * only where it was made, and a build that was kept has moved.
   *
   * @param classPath its archive, or what else Java takes
   * @return seconds
   * @throws IOException when it fails
   */
  public double build(String classPath) throws IOException {
    Files.deleteIfExists(task.operation() == Operation.SAVE ? task.file() : task.ram());
    List<String> command = new ArrayList<>(ReferenceContender.java(classPath));
    command.addAll(new ReferenceContender(task, channels, direct).words());
    return Programs.measure(command).seconds();
  }
}
