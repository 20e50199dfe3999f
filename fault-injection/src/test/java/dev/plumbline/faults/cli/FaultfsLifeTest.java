package dev.plumbline.faults.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.faults.fuse.mount.StaleMounts;
import dev.plumbline.fixtures.Peers;
import dev.plumbline.fixtures.qemu.Executables;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the command ends, nothing stays mounted, or the next one takes it away. */
@Timeout(60)
final class FaultfsLifeTest {

  private static final Path DEVICE = Path.of("/dev/fuse");

  @TempDir private Path directory;
  private Path backing;
  private Path point;
  private Path plan;

  @BeforeEach
  void prepare() throws IOException {
    backing = Files.createDirectory(directory.resolve("backing"));
    point = Files.createDirectory(directory.resolve("point"));
    plan = Files.writeString(directory.resolve("plan"), "faults 1\n");
  }

  @AfterEach
  void clean() throws IOException {
    StaleMounts.detach(point);
    assertThat(RunningFaultfs.isMounted(point)).isFalse();
  }

  private RunningFaultfs mounted(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(backing.toString(), "--on", point.toString(), "--plan", plan.toString()));
    arguments.addAll(List.of(more));
    return RunningFaultfs.mounted(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void aSignalUnmountsAndEndsWell(String signal) throws IOException {
    try (RunningFaultfs running = mounted()) {
      Files.writeString(point.resolve("file"), "content");
      running.signal(signal);
      assertThat(running.end()).isZero();
      assertThat(running.rest()).isEqualTo("plumbline: never synced: 7 bytes of file");
    }
    assertThat(RunningFaultfs.isMounted(point)).isFalse();
    assertThat(Files.readString(backing.resolve("file"))).isEqualTo("content");
  }

  @Test
  void somebodyElseMayUnmountIt() throws Exception {
    try (RunningFaultfs running = mounted()) {
      assertThat(new ProcessBuilder("umount", point.toString()).start().waitFor()).isZero();
      assertThat(running.end()).isZero();
      assertThat(running.rest()).isEmpty();
    }
  }

  @Test
  void whoStillUsesItGetsErrors() throws IOException {
    Files.writeString(backing.resolve("file"), "content");
    try (RunningFaultfs running = mounted()) {
      FileChannel open = FileChannel.open(point.resolve("file"), StandardOpenOption.READ);
      running.signal("TERM");
      assertThat(running.end()).isZero();
      assertThat(running.rest()).contains("was still in use");
      assertThat(RunningFaultfs.isMounted(point)).isFalse();
      assertThatThrownBy(open::size).hasMessageContaining("not connected");
      assertThatThrownBy(open::close).hasMessageContaining("not connected");
    }
  }

  @Test
  void theNextOneTakesAwayWhatAKilledOneLeft() throws IOException {
    try (RunningFaultfs running = mounted()) {
      running.signal("KILL");
      running.end();
    }
    assertThat(RunningFaultfs.isMounted(point)).isTrue();
    assertThatThrownBy(() -> Files.readAttributes(point, "size")).isInstanceOf(IOException.class);
    try (RunningFaultfs running = mounted()) {
      Files.writeString(point.resolve("file"), "content");
      running.signal("TERM");
      assertThat(running.end()).isZero();
    }
  }

  @Test
  void faultsAreLoggedAsTheyHappenAndAppended() throws IOException {
    Files.writeString(plan, "faults 1\non open file \"secret\": error EACCES\n");
    Path log = Files.writeString(directory.resolve("log"), "earlier\n");
    try (RunningFaultfs running = mounted("--log", log.toString())) {
      assertThatThrownBy(() -> Files.createFile(point.resolve("secret")))
          .hasMessageContaining("secret");
      List<String> lines = Files.readAllLines(log);
      assertThat(lines).hasSize(2);
      assertThat(lines.get(0)).isEqualTo("earlier");
      assertThat(lines.get(1)).contains("\"call\":\"open\"", "\"file\":\"secret\"", "EACCES");
      // What is logged survives.
      running.signal("KILL");
      running.end();
      assertThat(Files.readAllLines(log)).isEqualTo(lines);
    }
  }

  /** Everything is copied to where anybody may read it. */
  @Test
  void anybodyMountsByTheHelper() throws IOException {
    Peers.require(Executables.onPath("fusermount3"), "fusermount3 (apt install fuse3)");
    Peers.require(Executables.onPath("setpriv"), "setpriv (apt install util-linux)");
    Peers.require(
        Files.getPosixFilePermissions(DEVICE).contains(PosixFilePermission.OTHERS_WRITE),
        "a /dev/fuse that anybody may open (chmod 666 /dev/fuse, as udev does)");
    Peers.require(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
        "the right to become another user (run as root)");
    Path open = Files.createTempDirectory("plumbline-anybody-");
    try {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
      String classPath = copied(RunningFaultfs.classPath(), open);
      List<String> nobody =
          List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");
      run(open, nobody, "mkdir", "backing", "point");
      Path copiedPlan = Files.copy(plan, open.resolve("plan"));
      try (RunningFaultfs running =
          RunningFaultfs.start(
              nobody,
              classPath,
              open.resolve("backing").toString(),
              "--on",
              open.resolve("point").toString(),
              "--plan",
              copiedPlan.toString())) {
        assertThat(running.line()).contains("is mounted on");
        run(open, nobody, "sh", "-c", "umask 077; echo content >point/file; sync point/file");
        assertThat(Files.readString(open.resolve("backing/file"))).isEqualTo("content\n");
        assertThat(Files.getPosixFilePermissions(open.resolve("backing/file")))
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        running.signal("TERM");
        assertThat(running.end()).isZero();
        assertThat(running.rest()).isEmpty();
      }
      assertThat(RunningFaultfs.isMounted(open.resolve("point"))).isFalse();
    } finally {
      run(open, List.of(), "rm", "-r", "--one-file-system", open.toString());
    }
  }

  private static void run(Path where, List<String> launcher, String... words) throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(List.of(words));
    try {
      assertThat(
              new ProcessBuilder(command).directory(where.toFile()).inheritIO().start().waitFor())
          .as("%s", command)
          .isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String copied(String classPath, Path to) throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path copy = to.resolve("entry" + copies.size() + (entry.endsWith(".jar") ? ".jar" : ""));
      if (Files.exists(Path.of(entry))) {
        run(to, List.of(), "cp", "-r", entry, copy.toString());
        copies.add(copy.toString());
      }
    }
    return String.join(File.pathSeparator, copies);
  }

  @Test
  void filesBelongToWhoMadeThem() throws IOException {
    Peers.require(Executables.onPath("setpriv"), "setpriv (apt install util-linux)");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(backing, PosixFilePermissions.fromString("rwxrwxrwx"));
    try (RunningFaultfs running = mounted()) {
      List<String> somebody =
          List.of("setpriv", "--reuid=1234", "--regid=5678", "--clear-groups", "--");
      run(point, somebody, "sh", "-c", "echo content >file; mkdir dir; ln -s file link");
      for (String name : List.of("file", "dir", "link")) {
        Path made = backing.resolve(name);
        var options = java.nio.file.LinkOption.NOFOLLOW_LINKS;
        assertThat(Files.getAttribute(made, "unix:uid", options)).isEqualTo(1234);
        assertThat(Files.getAttribute(made, "unix:gid", options)).isEqualTo(5678);
      }
      // Nor does it give others what the directory doesn't.
      Files.setPosixFilePermissions(
          backing.resolve("file"), PosixFilePermissions.fromString("rw-------"));
      List<String> other = List.of("setpriv", "--reuid=4321", "--clear-groups", "--");
      run(point, other, "sh", "-c", "! cat file 2>/dev/null && ! chmod 777 file 2>/dev/null");
      running.signal("TERM");
      running.end();
    }
  }
}
