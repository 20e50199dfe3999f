package dev.plumbline.faults.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.store.LoggedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Under a random plan of faults that a right program gets over, {@code fio --verify} finds every
 * block as it wrote it; under one of errors it says so. The mount is clean at the end.
 */
final class FioVerifyTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir private Path backing;

  @Test
  @Timeout(180)
  void everyBlockIsAsItWasWritten() throws IOException {
    rounds(4, Duration.ZERO);
  }

  @Test
  @Tag("slow")
  @Timeout(900)
  void everyBlockIsAsItWasWrittenForTenMinutes() throws IOException {
    rounds(4, LONG);
  }

  /** At least so many rounds, for at least so long. */
  private void rounds(int least, Duration duration) throws IOException {
    long start = System.nanoTime();
    int rounds = 0;
    long faults = 0;
    try (FaultMount mount = Mounts.start(backing, Plan.EMPTY)) {
      while (rounds < least || System.nanoTime() - start < duration.toNanos()) {
        faults += round(mount, ++rounds);
      }
      assertThat(faults).as("faults in %s rounds", rounds).isPositive();
    }
  }

  private long round(FaultMount mount, int number) throws IOException {
    Random random = new Random(number);
    boolean direct = number % 2 == 0;
    boolean visible = number % 4 == 3;
    mount.clearLog();
    mount.change(visible ? errors(random) : harmless(random, direct));
    Mounts.Ended ended = OtherPrograms.fio(mount.directory(), direct, number);
    List<LoggedFault> faults = mount.fired();
    mount.change(Plan.EMPTY);
    // A round of chance may have met nothing but delays.
    if (visible && faults.stream().anyMatch(fault -> fault.message().contains("EIO"))) {
      assertThat(ended.code()).as(ended.output()).isNotZero();
      assertThat(ended.output()).contains("Input/output error");
    } else {
      assertThat(ended.code()).as("round %s: %s", number, ended.output()).isZero();
      // fio 3.33 may exit with 0 all the same.
      assertThat(ended.output()).doesNotContain("verify failed", "verify: bad");
    }
    try (var files = Files.newDirectoryStream(backing)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    return faults.size();
  }

  private static Plan errors(Random random) {
    return Mounts.plan(
        "seed " + random.nextInt(),
        "on read,write chance 0.5%: error EIO",
        "on write chance 2%: delay 1 ms");
  }

  /** What is left of a short direct transfer must be aligned: the disk below asks for it. */
  private static Plan harmless(Random random, boolean direct) {
    String shorter = direct ? "short to 4K" : "short random";
    return Mounts.plan(
        "seed " + random.nextInt(),
        "on read,write chance " + (1 + random.nextInt(20)) + "%: " + shorter,
        "on read,write chance "
            + (1 + random.nextInt(3))
            + "%: delay "
            + (1 + random.nextInt(3))
            + " ms",
        "on sync chance 50%: delay 2 ms",
        "on open chance 10%: delay 2 ms");
  }
}
