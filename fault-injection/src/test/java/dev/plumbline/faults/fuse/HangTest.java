package dev.plumbline.faults.fuse;

import static dev.plumbline.faults.fuse.Mounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What hangs can be released, killed and unmounted. */
@Timeout(60)
final class HangTest {

  private static final long PATIENCE_SECONDS = 20;

  @TempDir private Path backing;

  private static Process writer(FaultMount mount, String name) throws IOException {
    return new ProcessBuilder("dd", "if=/dev/zero", "of=" + name, "bs=4096", "count=1")
        .directory(mount.directory().toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitHangs(FaultMount mount, int count) throws Exception {
    while (mount.fired().size() < count) {
      Thread.sleep(5);
    }
  }

  @Test
  void manyHangAndAllGoOnWhenReleased() throws Exception {
    try (FaultMount mount = Mounts.start(backing, plan("on write: hang"))) {
      List<Process> writers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        writers.add(writer(mount, "file" + i));
      }
      awaitHangs(mount, writers.size());
      assertThat(writers).allMatch(Process::isAlive);
      // Others are not held up.
      Files.createFile(mount.directory().resolve("other"));
      mount.release();
      for (Process writer : writers) {
        assertThat(writer.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.exitValue()).isZero();
      }
      assertThat(Files.size(backing.resolve("file7"))).isEqualTo(4096);
    }
  }

  @Test
  void aProgramThatHangsCanBeKilled() throws Exception {
    try (FaultMount mount = Mounts.start(backing, plan("on write: hang"))) {
      Process writer = writer(mount, "file");
      awaitHangs(mount, 1);
      writer.destroyForcibly();
      assertThat(writer.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.size(backing.resolve("file"))).isZero();
    }
  }

  @Test
  void unmountingEndsWhatHangs() throws Exception {
    Process writer;
    try (FaultMount mount = Mounts.start(backing, plan("on write: hang"))) {
      writer = writer(mount, "file");
      awaitHangs(mount, 1);
    }
    assertThat(writer.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(writer.exitValue()).isNotZero();
  }
}
