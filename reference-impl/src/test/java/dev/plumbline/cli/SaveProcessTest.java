package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saves in processes of their own, which signals, limits and other processes meet. */
@Timeout(180)
final class SaveProcessTest {

  private static final long RAM_BYTES = 512L << 20;

  @TempDir Path directory;
  private Path ram;
  private Path target;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void setUp() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh");
    ram = directory.resolve("ram");
    try (RandomAccessFile file = new RandomAccessFile(ram.toFile(), "rw")) {
      file.setLength(RAM_BYTES);
      file.writeInt(1);
    }
    target = Files.writeString(directory.resolve("target"), "old");
  }

  @AfterEach
  void endAll() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(String before, String... more) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String options =
        " --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ";
    ProcessBuilder builder =
        // Whoever starts the tests in the background of a script has SIGINT ignored.
        new ProcessBuilder(
            "env",
            "--default-signal=INT,TERM",
            "/bin/sh",
            "-c",
            before
                + ("exec \"$JAVA\"" + options + Main.class.getName())
                + (" save --block m0=\"$RAM\" --channels 1 --direct-io off "
                    + String.join(" ", more)));
    builder.environment().put("JAVA", java);
    builder
        .environment()
        .put(
            "CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    builder.environment().put("RAM", ram.toString());
    builder.environment().put("TARGET", target.toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(directory.resolve("output").toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** A save that takes a while: zeros are written too. */
  private Process startSlow(String to) throws IOException {
    return start("", "--zero-pages off --to \"$TARGET" + to + "\"");
  }

  private static int status(Process process) throws InterruptedException {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String output() throws IOException {
    return Files.readString(directory.resolve("output"), StandardCharsets.UTF_8);
  }

  private List<String> temporary() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.startsWith(".plumbline-"))
          .toList();
    }
  }

  /** Stops the process while it writes pages; what has ended before that is no test. */
  private void freezeInTheMiddle(Process process, Path written) throws Exception {
    Path file = written;
    while (process.isAlive()) {
      if (written.equals(directory)) {
        file =
            temporary().stream()
                .filter(f -> f.endsWith(".part"))
                .map(directory::resolve)
                .findFirst()
                .orElse(directory.resolve("none"));
      }
      if (Files.exists(file) && Files.size(file) > 8 << 20) {
        signal(process, "STOP");
        assumeTrue(Files.exists(file) && process.isAlive(), "the save was too quick");
        return;
      }
      Thread.sleep(1);
    }
    assumeTrue(false, "the save was too quick: " + output());
  }

  private static void signal(Process process, String name) throws Exception {
    Process kill =
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"TERM,143", "INT,130"})
  void aSignalLeavesWhatWasThereAndNothingElse(String name, int status) throws Exception {
    Process process = startSlow("");
    freezeInTheMiddle(process, directory);
    signal(process, name);
    signal(process, "CONT");
    assertThat(status(process)).isEqualTo(status);
    assertThat(target).hasContent("old");
    assertThat(temporary()).isEmpty();
  }

  /** Nobody can tidy up then, but nothing is lost, and the next save isn't kept out. */
  @Test
  void afterSigkillTheNextSaveGoesThrough() throws Exception {
    Process process = startSlow("");
    freezeInTheMiddle(process, directory);
    signal(process, "KILL");
    assertThat(status(process)).isEqualTo(137);
    assertThat(target).hasContent("old");
    assertThat(status(start("", "--to \"$TARGET\""))).as(output()).isZero();
    assertThat(Cli.run("verify", "--deep", target).code()).isZero();
    assertThat(temporary()).noneMatch(f -> f.endsWith(".lock"));
  }

  @Test
  void aSecondSaveToTheSamePathIsToldAndTheFirstIsWhole() throws Exception {
    Process first = startSlow("");
    freezeInTheMiddle(first, directory);
    for (String to : new String[] {target.toString(), target + ",offset=4096"}) {
      Cli.Result second = Cli.run("save", "--block=m0=" + ram, "--to", to);
      assertThat(second.err())
          .isEqualTo("plumbline: " + target + ": somebody else is writing it\n");
      assertThat(second.code()).isEqualTo(ExitCodes.ENVIRONMENT);
      assertThat(target).hasContent("old");
    }
    Path other = directory.resolve("other");
    assertThat(Cli.run("save", "--block=m0=" + ram, "--to", other).code()).isZero();
    signal(first, "CONT");
    assertThat(status(first)).as(output()).isZero();
    assertThat(Cli.run("verify", "--deep", target).code()).isZero();
    assertThat(temporary()).isEmpty();
  }

  /** An fcntl lock would be gone once a channel of the first save was closed. */
  @Test
  void aSecondSaveInPlaceIsTold() throws Exception {
    Process first = startSlow(",offset=4096");
    freezeInTheMiddle(first, target);
    for (String to : new String[] {target.toString(), target + ",offset=4096"}) {
      Cli.Result second = Cli.run("save", "--block=m0=" + ram, "--to", to);
      assertThat(second.err())
          .isEqualTo("plumbline: " + target + ": somebody else is writing it\n");
      assertThat(second.code()).isEqualTo(ExitCodes.ENVIRONMENT);
    }
    signal(first, "CONT");
    assertThat(status(first)).as(output()).isZero();
    assertThat(Cli.run("inspect", "--offset=4096", target).code()).isZero();
  }

  @Test
  void killedInPlaceItLeavesNoStream() throws Exception {
    Process process = startSlow(",offset=4096");
    freezeInTheMiddle(process, target);
    signal(process, "KILL");
    assertThat(status(process)).isEqualTo(137);
    assertThat(Files.size(target)).isGreaterThan(1 << 20);
    assertThat(Cli.run("inspect", "--offset=4096", target).code()).isEqualTo(ExitCodes.FINDING);
    try (RandomAccessFile file = new RandomAccessFile(target.toFile(), "r")) {
      byte[] old = new byte[3];
      file.readFully(old);
      assertThat(old).asString(StandardCharsets.UTF_8).isEqualTo("old");
    }
  }

  /** As a full disk: the file size limit ends a write, with SIGXFSZ ignored by the JVM. */
  @Test
  void aWriteThatHitsALimitIsAnErrorAndNothingIsLeft() throws Exception {
    Process process = start("ulimit -f 20000; ", "--zero-pages off --to \"$TARGET\"");
    assertThat(status(process)).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(output()).contains("write failed: File too large");
    assertThat(target).hasContent("old");
    assertThat(temporary()).isEmpty();
  }

  @Test
  void ramThatShrinksUnderneathIsAnError() throws Exception {
    Process process = startSlow("");
    freezeInTheMiddle(process, directory);
    Cli.truncate(ram, 12 << 20);
    signal(process, "CONT");
    assertThat(status(process)).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(output()).contains("RAM file became shorter while it was saved");
    assertThat(target).hasContent("old");
    assertThat(temporary()).isEmpty();
  }
}
