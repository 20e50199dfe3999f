package dev.plumbline.faults.fuse;

import dev.plumbline.faults.store.LoggedFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of other people's that use a mount. */
final class OtherPrograms {

  private OtherPrograms() {}

  /**
   * Copies zeros with {@code dd}.
   *
   * @param more further operands
   */
  static Mounts.Ended dd(Path directory, String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of("env", "LC_ALL=C", "dd"));
    command.addAll(List.of(more));
    return Mounts.run(directory, command.toArray(String[]::new));
  }

  /**
   * Writes at random places with {@code fio} and reads all of it back, each block with its checksum.
   *
   * @param direct whether with {@code O_DIRECT}
   * @param seed of the places
   * @param more further options
   */
  static Mounts.Ended fio(Path directory, boolean direct, long seed, String... more)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "fio",
                "--name=verify",
                "--directory=" + directory,
                "--ioengine=psync",
                "--rw=randwrite",
                "--bsrange=4k-256k",
                "--blockalign=4k",
                "--size=32M",
                "--numjobs=2",
                "--verify=crc32c",
                "--direct=" + (direct ? 1 : 0),
                "--randseed=" + seed));
    command.addAll(List.of(more));
    return Mounts.run(directory, command.toArray(String[]::new));
  }

  /** Where faults happened, in the order of the log. */
  static List<Long> offsets(List<LoggedFault> faults) {
    return faults.stream().map(LoggedFault::offsetBytes).toList();
  }
}
