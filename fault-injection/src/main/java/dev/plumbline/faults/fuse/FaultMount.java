package dev.plumbline.faults.fuse;

import dev.plumbline.faults.fuse.mount.StaleMounts;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.PlanWriter;
import dev.plumbline.faults.store.LoggedFault;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A directory mounted once more with faults, served by a process of its own. That process ends, and
 * the mount with it, when this is closed or this JVM ends, however it does: the process notices the
 * end of its standard input. Not for several threads at once.
 */
public final class FaultMount implements AutoCloseable {

  private static final long END_SECONDS = 20;
  private static final String MAIN = "dev.plumbline.cli.Main";

  private final Path scratch;
  private final Path point;
  private final Path log;
  private final Process process;
  private final BufferedWriter commands;
  private final BufferedReader answers;

  private FaultMount(Path scratch, Path point, Path log, Process process) {
    this.scratch = scratch;
    this.point = point;
    this.log = log;
    this.process = process;
    this.commands =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** There is no mounting here: no FUSE, or no right to mount. The message says what is missing. */
  public static final class Impossible extends IOException {

    Impossible(String message) {
      super(message);
    }
  }

  /** See {@link #start(Path, Plan, List)}. */
  public static FaultMount start(Path directory, Plan plan) throws IOException {
    return start(directory, plan, List.of());
  }

  /**
   * Mounts, and waits until that is done.
   *
   * @param directory the backing directory
   * @param plan what goes wrong
   * @param launcher words before the command that starts the server's JVM, such as another user's
   * @throws Impossible if there is no mounting here
   * @throws IOException if it fails for another reason
   */
  public static FaultMount start(Path directory, Plan plan, List<String> launcher)
      throws IOException {
    Path scratch = Files.createTempDirectory("plumbline-mount-");
    Path point = Files.createDirectory(scratch.resolve("on"));
    Path log = scratch.resolve("log");
    Path errors = scratch.resolve("errors");
    List<String> command = new ArrayList<>(launcher);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            MAIN,
            "faultfs",
            directory.toString(),
            "--on",
            point.toString(),
            "--plan",
            write(scratch, plan).toString(),
            "--log",
            log.toString(),
            "--journal",
            "--control"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    FaultMount mount = new FaultMount(scratch, point, log, builder.start());
    try {
      mount.answer();
      return mount;
    } catch (IOException e) {
      throw mount.failed(errors, e);
    }
  }

  private IOException failed(Path errors, IOException cause) throws IOException {
    String said = Files.readString(errors, StandardCharsets.UTF_8).strip();
    int code = end();
    delete();
    return code == 3 ? new Impossible(said) : new IOException(said, cause);
  }

  private static Path write(Path scratch, Plan plan) throws IOException {
    return Files.writeString(scratch.resolve("plan"), PlanWriter.write(plan));
  }

  /** Where it is mounted. */
  public Path directory() {
    return point;
  }

  /** The server's process id. */
  public long pid() {
    return process.pid();
  }

  /** The faults that have happened so far, those of earlier plans too. */
  public List<LoggedFault> fired() throws IOException {
    return LoggedFault.read(log);
  }

  /** Forgets the faults that have happened so far. */
  public void clearLog() throws IOException {
    // The server appends to it.
    Files.write(log, new byte[0]);
  }

  /** From now on another plan holds; what hangs is let go. */
  public void change(Plan plan) throws IOException {
    order("plan " + write(scratch, plan));
  }

  /** Lets go what hangs, and what is to hang under this plan. */
  public void release() throws IOException {
    order("release");
  }

  /**
   * The power fails; nothing works until {@link #restart}.
   *
   * @param keep what is left of what was not synced: {@code synced} for nothing, {@code all}, or
   *     {@code random} and a seed
   */
  public void cutPower(String keep) throws IOException {
    order("cut " + keep);
  }

  /** The power is back. */
  public void restart() throws IOException {
    order("restart");
  }

  /** How many bytes of a file are unsynced. */
  public long unsyncedBytes(String path) throws IOException {
    long bytes = 0;
    for (String line : order("unsynced")) {
      String[] words = line.split(" ", 2);
      if (words[1].equals(path)) {
        bytes += Long.parseLong(words[0]);
      }
    }
    return bytes;
  }

  private List<String> order(String command) throws IOException {
    commands.write(command);
    commands.newLine();
    commands.flush();
    return answer();
  }

  private List<String> answer() throws IOException {
    List<String> lines = new ArrayList<>();
    while (true) {
      String line = answers.readLine();
      if (line == null) {
        throw new IOException("the server of " + point + " has ended");
      }
      if (line.startsWith("failed")) {
        throw new IOException(line);
      }
      if (line.equals("ok")) {
        return lines;
      }
      lines.add(line);
    }
  }

  /**
   * Unmounts it and ends the process.
   *
   * @throws IOException if the server did not end in order; the mount is gone all the same
   */
  @Override
  public void close() throws IOException {
    int code = end();
    boolean wasStale = StaleMounts.detach(point);
    String said = Files.readString(scratch.resolve("errors"), StandardCharsets.UTF_8).strip();
    delete();
    if (code != 0 || wasStale) {
      throw new IOException("the server of " + point + " ended with " + code + ": " + said);
    }
  }

  private int end() throws IOException {
    try {
      commands.close();
    } catch (IOException e) {
      // It has ended already.
    }
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.toHandle().destroyForcibly();
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.toHandle().destroyForcibly();
      throw new IOException("interrupted", e);
    }
  }

  private void delete() throws IOException {
    for (String name : List.of("plan", "log", "errors", "on")) {
      Files.deleteIfExists(scratch.resolve(name));
    }
    Files.deleteIfExists(scratch);
  }
}
