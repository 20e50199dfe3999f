package dev.plumbline.faults.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.plan.Fault;
import dev.plumbline.faults.plan.Keep;
import dev.plumbline.io.Errno;
import dev.plumbline.multifd.Crew;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same promises where each channel is a thread, as in every real run: which request is the n-th
 * is chance then, and how errors end all channels is what is tried.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ThreadedChannelsTest {

  private static final Set<Fault> FAULTS =
      Set.of(
          new Fault.Fail(Errno.EIO),
          new Fault.ShortRandom(),
          new Fault.ShortTo(512),
          new Fault.Hang(),
          new Fault.PowerCut(true, Keep.SYNCED));

  static List<Operations> few() {
    return List.of(Operations.few().get(1), Operations.few().get(5));
  }

  @AfterEach
  void noThreadIsLeft() {
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(t -> t.getName().startsWith("channel-") && t.isAlive());
  }

  @ParameterizedTest
  @MethodSource("few")
  void savingKeepsItsPromises(Operations how) {
    SaveOperation save = how.save(how.save().traits(), Crew.THREADS);
    check(FaultSweep.over(save, FAULTS::contains));
  }

  @ParameterizedTest
  @MethodSource("few")
  void restoringKeepsItsPromises(Operations how) throws IOException {
    check(FaultSweep.over(how.restore(how.live(), Crew.THREADS), FAULTS::contains));
  }

  private static void check(SweepReport report) {
    assertThat(report.violations()).isEmpty();
    assertThat(report.runs()).isGreaterThan(100);
  }
}
