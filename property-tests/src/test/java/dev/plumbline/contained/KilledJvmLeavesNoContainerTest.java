package dev.plumbline.contained;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.fixtures.Peers;
import dev.plumbline.fixtures.ProcessIdentity;
import dev.plumbline.fixtures.containers.Engine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No container, and with it no mount and no loop device, outlives the JVM that started it. */
@Timeout(120)
final class KilledJvmLeavesNoContainerTest {

  /** The JVM to be killed: has something mounted in a container, and waits for what never ends. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] args) throws IOException {
      TestContainer container = TestContainer.shared();
      System.out.println(container.id());
      container.run(Sleeper.ID);
    }
  }

  @BeforeEach
  void needsContainers() {
    Peers.require(
        Whereabouts.require() == Whereabouts.CONTAINER,
        "a container engine with the image " + Whereabouts.IMAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "INT", "TERM"})
  void signalTakesEverythingAlong(String signal) throws IOException, InterruptedException {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
      String id = lines.readLine();
      assertThat(id).matches("[0-9a-f]{64}");
      // Inside, the JVM is process 1, and what it mounts lies below that and its start time.
      String pid = Engine.ask("inspect", "--format={{.State.Pid}}", id).strip();
      String place =
          "/run/plumbline-filesystems/1-" + ProcessIdentity.startTime(Long.parseLong(pid)) + "/";
      await("a mounted image", () -> !loopDevicesBelow(place).isEmpty());

      assertThat(
              new ProcessBuilder("kill", "-s", signal, Long.toString(jvm.pid())).start().waitFor())
          .isZero();
      assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
      await("no container", () -> !exists(id));
      await("no loop device", () -> loopDevicesBelow(place).isEmpty());
      assertThat(ProcessHandle.of(Long.parseLong(pid))).isEmpty();
    } finally {
      jvm.destroyForcibly();
    }
  }

  /** Killed between creating and starting it: nothing runs that could notice. */
  @Test
  void whatWasNeverStartedIsSweptByTheNext() throws IOException {
    String gone = created("999999999-1");
    String own = created(ProcessIdentity.own());
    try {
      Leftover.sweep();
      assertThat(exists(gone)).isFalse();
      assertThat(exists(own)).isTrue();
    } finally {
      Engine.ask("rm", "--force", own);
    }
  }

  private static String created(String owner) throws IOException {
    return Engine.ask(
            "create",
            "--network=none",
            "--label=" + Leftover.LABEL + "=" + owner,
            Whereabouts.IMAGE,
            "true")
        .strip();
  }

  private static boolean exists(String id) {
    try {
      return !Engine.ask("ps", "--all", "--quiet", "--filter=id=" + id).isBlank();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> loopDevicesBelow(String place) {
    List<String> found = new ArrayList<>();
    try (Stream<Path> devices = Files.list(Path.of("/sys/block"))) {
      for (Path device : devices.toList()) {
        try {
          String backing = Files.readString(device.resolve("loop/backing_file"));
          // Of a filesystem that is mounted nowhere any more, the kernel names no place.
          if (backing.contains(place) || backing.matches("/[^/]*\\.plumbline\\.img\\n")) {
            found.add(backing);
          }
        } catch (NoSuchFileException e) {
          // Another kind of device, or one that is free.
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return found;
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("never: " + what);
  }
}
