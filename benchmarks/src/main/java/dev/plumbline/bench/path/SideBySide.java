package dev.plumbline.bench.path;

import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.fixtures.ram.RamFiles;
import dev.plumbline.fixtures.ram.RamPattern;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Saves and restores the same RAM with Plumbline, QEMU and fio, direct I/O on, interleaved: each
 * pair of rounds runs the contenders forwards and backwards. Medians are printed with the ratio to
 * QEMU's.
 *
 * <p>Arguments: launcher, directory on the disk to measure, directory in memory (a tmpfs), MiB of
 * RAM, channels, pairs of rounds, and which patterns of RAM if not both.
 */
public final class SideBySide {

  static final String BLOCK = "m0";

  private final PrintStream out;
  private final Path launcher;
  private final Path disk;
  private final Path memory;
  private final long ramBytes;
  private final int channels;
  private final int pairs;

  private SideBySide(PrintStream out, String[] args) {
    this.out = out;
    this.launcher = Path.of(args[0]);
    this.disk = Path.of(args[1]);
    this.memory = Path.of(args[2]);
    this.ramBytes = Long.parseLong(args[3]) << 20;
    this.channels = Integer.parseInt(args[4]);
    this.pairs = Integer.parseInt(args[5]);
  }

  /** Runs the measurement. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 6) {
      throw new IllegalArgumentException(
          "LAUNCHER DISK_DIR MEMORY_DIR RAM_MIB CHANNELS PAIRS [PATTERN...]");
    }
    SideBySide run = new SideBySide(System.out, args);
    List<String> patterns = List.of(args).subList(6, args.length);
    for (String pattern : patterns.isEmpty() ? List.of("random:1", "fragmented:1") : patterns) {
      run.measure(pattern);
    }
  }

  private void measure(String pattern) throws IOException, InterruptedException {
    Path source = memory.resolve("bench-source.ram");
    Path restored = memory.resolve("bench-restored.ram");
    Path file = disk.resolve("bench.mr");
    Path scratch = disk.resolve("bench.scratch");
    try {
      RamFiles.fill(source, BLOCK, ramBytes, RamPattern.parse(pattern));
      long dataBytes = Files.size(source);
      out.printf(
          "%n%s, %d MiB, %d channels, direct I/O, %d pairs%n",
          pattern, dataBytes >> 20, channels, pairs);
      QemuBinary qemu = QemuBinary.find().orElseThrow();
      List<Contender> savers =
          List.of(
              new PlumblineContender(launcher, Operation.SAVE, source, file, channels),
              new QemuContender(qemu, Operation.SAVE, source, scratch, ramBytes, channels),
              new FioContender("psync", "write", scratch, ramBytes, 4, 2),
              new FioContender("psync", "write", scratch, ramBytes, 8, 3),
              new FioContender("io_uring", "write", scratch, ramBytes, 8, 2));
      rounds("save", savers);
      Files.deleteIfExists(scratch);
      List<Contender> loaders =
          List.of(
              new PlumblineContender(launcher, Operation.RESTORE, restored, file, channels),
              new QemuContender(qemu, Operation.RESTORE, restored, file, ramBytes, channels),
              new FioContender("psync", "read", file, ramBytes, 4, 2),
              new FioContender("psync", "read", file, ramBytes, 8, 3),
              new FioContender("io_uring", "read", file, ramBytes, 8, 2));
      rounds("restore", loaders);
    } finally {
      for (Path path : List.of(source, restored, file, scratch)) {
        Files.deleteIfExists(path);
      }
    }
  }

  private void rounds(String title, List<Contender> contenders)
      throws IOException, InterruptedException {
    List<List<Sample>> samples = new ArrayList<>();
    contenders.forEach(_ -> samples.add(new ArrayList<>()));
    for (int round = 0; round < 2 * pairs; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        int which = round % 2 == 0 ? i : contenders.size() - 1 - i;
        samples.get(which).add(contenders.get(which).run());
      }
    }
    double qemu = median(samples.get(1).stream().map(Sample::seconds).toList());
    out.printf("%-8s %-24s %10s %8s %8s %9s%n", title, "", "rate", "x QEMU", "CPU s", "RSS MiB");
    for (int i = 0; i < contenders.size(); i++) {
      double seconds = median(samples.get(i).stream().map(Sample::seconds).toList());
      double cpu = median(samples.get(i).stream().map(Sample::cpuSeconds).toList());
      long resident =
          samples.get(i).stream().mapToLong(Sample::maxResidentKib).max().orElse(0) >> 10;
      out.printf(
          Locale.ROOT,
          "%-8s %-24s %10s %8.2f %8.2f %9d%n",
          "",
          contenders.get(i).name(),
          Commands.rate(ramBytes, seconds),
          qemu / seconds,
          cpu,
          resident);
    }
    out.flush();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
