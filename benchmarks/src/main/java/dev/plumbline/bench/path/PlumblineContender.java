package dev.plumbline.bench.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Plumbline as a user starts it: the whole process, JVM start and final sync included. */
final class PlumblineContender implements Contender {

  private final Path launcher;
  private final Operation task;
  private final Path ram;
  private final Path file;
  private final int channels;

  PlumblineContender(Path launcher, Operation task, Path ram, Path file, int channels) {
    this.launcher = launcher;
    this.task = task;
    this.ram = ram;
    this.file = file;
    this.channels = channels;
  }

  @Override
  public String name() {
    return "Plumbline";
  }

  @Override
  public Sample run() throws IOException, InterruptedException {
    Files.deleteIfExists(task == Operation.SAVE ? file : ram);
    String block = SideBySide.BLOCK + "=" + ram;
    List<String> common = List.of("--channels", Integer.toString(channels), "--direct-io", "on");
    List<String> command =
        task == Operation.SAVE
            ? List.of(launcher.toString(), "save", "--block", block, "--to", file.toString())
            : List.of(launcher.toString(), "restore", file.toString(), "--block", block);
    return Commands.measure(Stream.concat(command.stream(), common.stream()).toList());
  }
}
