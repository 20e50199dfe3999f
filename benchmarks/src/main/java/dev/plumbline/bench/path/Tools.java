package dev.plumbline.bench.path;

import dev.plumbline.fixtures.qemu.Executables;
import dev.plumbline.fixtures.qemu.QemuBinary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The programs that measuring uses. */
public final class Tools {

  private static final int OLDEST_QEMU = 9;

  private Tools() {}

  /**
   * Those that no measurement can do without.
   *
   * @throws IOException when one is missing, with where it comes from
   */
  public static void require() throws IOException {
    Programs.require("time", "time");
    Programs.require("dd", "coreutils");
    Programs.require("sync", "coreutils");
    Programs.require("fincore", "util-linux-extra");
    Programs.require("filefrag", "e2fsprogs");
  }

  /** A QEMU that knows mapped-ram. */
  public static Optional<QemuBinary> qemu() {
    return QemuBinary.find().filter(binary -> binary.version().atLeast(OLDEST_QEMU, 0));
  }

  /** The one on the {@code PATH}. */
  public static Optional<Path> fio() {
    return Executables.onPath("fio");
  }

  /** What it says of itself. */
  public static String fioVersion(Path fio) throws IOException {
    return Programs.output(List.of(fio.toString(), "--version")).strip();
  }
}
