package dev.plumbline.bench.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The reference implementation as a user starts it: the whole process, JVM start and final sync
 * included. Requests are counted at its port for file I/O, in one more run within this process.
 *
 * @param task the files
 * @param channels how many
 * @param direct whether they bypass the page cache
 */
record ReferenceContender(Task task, int channels, boolean direct) implements Contender {

  /** System property: the launcher that this program was started with. */
  static final String LAUNCHER = "plumbline.launcher";

  @Override
  public String name() {
    return "reference " + (direct ? "direct" : "buffered");
  }

  @Override
  public Path file() {
    return task.file();
  }

  @Override
  public Requests count() throws IOException {
    return CountedRun.of(task, channels, direct);
  }

  @Override
  public Sample run() throws IOException {
    boolean save = task.operation() == Operation.SAVE;
    Files.deleteIfExists(save ? task.file() : task.ram());
    List<String> command = new ArrayList<>(program());
    command.addAll(words());
    return Programs.measure(command);
  }

  /** The command line behind the program's name. */
  List<String> words() {
    String block = Task.BLOCK + "=" + task.ram();
    List<String> words =
        new ArrayList<>(
            task.operation() == Operation.SAVE
                ? List.of("save", "--block", block, "--to", task.file().toString())
                : List.of("restore", task.file().toString(), "--block", block));
    words.addAll(
        List.of("--channels", Integer.toString(channels), "--direct-io", direct ? "on" : "off"));
    return words;
  }

  /** The launcher; without one, as in a test, what it would start. */
  private static List<String> program() {
    String launcher = System.getProperty(LAUNCHER);
    if (launcher != null) {
      return List.of(launcher);
    }
    return java(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
  }

  /** What the launcher would start, from a class path. */
  static List<String> java(String classPath) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        classPath,
        "dev.plumbline.cli.Main");
  }
}
