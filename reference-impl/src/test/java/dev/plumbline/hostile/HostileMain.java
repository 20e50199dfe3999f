package dev.plumbline.hostile;

import dev.plumbline.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs the program over all files of a directory, in a JVM of its own with little memory. Prints a
 * line per run, {@code file command exit-code milliseconds remark} (the milliseconds are the
 * processor's, whatever else the machine does), and the peak of its memory so far.
 */
final class HostileMain {

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("verify", "--deep"),
          List.of("inspect", "--devices"),
          List.of("inspect", "--devices", "--json"));

  private static final long MAX_STREAM_BYTES = 16 << 20;

  private HostileMain() {}

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    Path out = Path.of(args[1]);
    Set<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(files::add);
    }
    for (Path file : files) {
      for (List<String> command : COMMANDS) {
        run(file, command.toArray(String[]::new));
      }
      run(file, "restore", "--to", out.toString());
      clear(out);
      convert(file, out);
      run(file, "diff_itself", List.of("diff", file.toString(), file.toString()));
      peak(file);
    }
  }

  /** To the other forms; a stream of terabytes of zero pages would be one of gigabytes. */
  private static void convert(Path file, Path out) throws IOException {
    Files.createDirectory(out);
    String to = out.resolve("converted").toString();
    run(file, "convert_mapped", List.of("convert", "--to", "mapped-ram", file.toString(), to));
    if (Files.size(file) < MAX_STREAM_BYTES) {
      run(file, "convert_stream", List.of("convert", "--to", "stream", file.toString(), to));
    }
    clear(out);
  }

  /** The most memory that was ever resident, in KiB. */
  private static void peak(Path file) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        System.out.printf("peak %s %s 0 -%n", file.getFileName(), line.replaceAll("\\D", ""));
      }
    }
  }

  private static void run(Path file, String... command) {
    String[] args = java.util.Arrays.copyOf(command, command.length + 1);
    args[command.length] = file.toString();
    run(file, String.join("_", command), List.of(args));
  }

  private static void run(Path file, String label, List<String> args) {
    Watch watch = new Watch();
    long start = cpuNanos();
    int code;
    try (PrintWriter out = new PrintWriter(watch)) {
      code = Main.run(out, out, args.toArray(String[]::new));
    }
    long millis = (cpuNanos() - start) / 1_000_000;
    System.out.printf("%s %s %d %d %s%n", file.getFileName(), label, code, millis, watch.remark());
  }

  /** What restore left is only regular files of their owner; then it goes. */
  private static void clear(Path out) throws IOException {
    if (Files.notExists(out)) {
      return;
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(out)) {
      for (Path left : stream) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(left));
        boolean fine = Files.isRegularFile(left) && mode.equals("rw-------");
        System.out.println("left " + (fine ? "file" : "strange") + " 0 0 " + mode);
        Files.delete(left);
      }
    }
    Files.delete(out);
  }

  /** Forgets what is printed, but for signs of a bug or of text that could drive a terminal. */
  private static final class Watch extends Writer {

    private boolean trace;
    private boolean control;
    private String end = "";

    @Override
    public void write(char[] chars, int from, int length) {
      String text = end + new String(chars, from, length);
      trace |= text.contains("\tat ") || text.contains("Exception") || text.contains("Error:");
      control |= text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n');
      end = text.substring(Math.max(0, text.length() - 16));
    }

    private String remark() {
      return trace ? "trace" : control ? "control" : "clean";
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }
}
