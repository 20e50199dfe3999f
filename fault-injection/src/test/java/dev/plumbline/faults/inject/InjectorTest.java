package dev.plumbline.faults.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.plan.ByteRange;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Fault;
import dev.plumbline.faults.plan.Landmark;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.io.Errno;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InjectorTest {

  private final List<Fired> log = Collections.synchronizedList(new ArrayList<>());

  private Injector injector(Plan plan) {
    return new Injector(plan, Layout.Source.NONE, log::add);
  }

  private static Event read(long offset, long length) {
    return Event.read("/f", false, offset, length, 0);
  }

  private static Event write(long offset, int length) {
    return Event.write("/f", true, offset, ByteBuffer.allocate(length), 0);
  }

  private static List<Action> actions(Injector injector, Event event) {
    return injector.decide(event).fired().stream().map(Fired::action).toList();
  }

  @Test
  void withoutRulesCallsAreCountedAndNothingElse() {
    Injector injector = injector(Plan.EMPTY);
    injector.decide(read(0, 1));
    assertThat(injector.decide(read(0, 1))).isEqualTo(new Decision(2, List.of()));
    assertThat(injector.count(Call.READ)).isEqualTo(2);
    assertThat(injector.count(Call.WRITE)).isZero();
  }

  @Test
  void theNthCallForWhichAllElseHoldsFiresOnce() {
    Injector injector =
        injector(Plan.builder().on(Call.READ).at(100, 200).number(2).error(Errno.EIO).build());
    assertThat(actions(injector, read(0, 100))).isEmpty();
    assertThat(actions(injector, read(0, 101))).isEmpty();
    assertThat(actions(injector, write(100, 10))).isEmpty();
    assertThat(actions(injector, read(199, 1))).containsExactly(new Action.Fail(Errno.EIO, ""));
    assertThat(actions(injector, read(150, 1))).isEmpty();
    assertThat(log).singleElement().extracting(Fired::callNumber).isEqualTo(3L);
  }

  @Test
  void fromTheNthOnAndSoManyTimes() {
    Injector sticky =
        injector(Plan.builder().on(Call.SYNC).number(2).always().error(Errno.EIO).build());
    Injector twice = injector(Plan.builder().on(Call.SYNC).times(2).error(Errno.EIO).build());
    Event sync = Event.of(Call.SYNC, "/f", false);
    assertThat(IntStream.range(0, 4).mapToObj(i -> actions(sticky, sync).size()))
        .containsExactly(0, 1, 1, 1);
    assertThat(IntStream.range(0, 4).mapToObj(i -> actions(twice, sync).size()))
        .containsExactly(1, 1, 0, 0);
  }

  @Test
  void afterAFailureTheOtherRulesOnlyCount() {
    Injector injector =
        injector(
            Plan.builder()
                .on(Call.READ)
                .once()
                .error(Errno.EIO)
                .on(Call.READ)
                .number(2)
                .shortBy(1)
                .build());
    assertThat(actions(injector, read(0, 8))).containsExactly(new Action.Fail(Errno.EIO, ""));
    assertThat(actions(injector, read(0, 8))).containsExactly(new Action.Shorten(7));
  }

  @Test
  void filesAndDescriptorsAreToldApart() {
    Injector injector =
        injector(
            Plan.builder()
                .on(Call.OPEN)
                .direct()
                .file("*.mig")
                .error(Errno.EINVAL)
                .on(Call.RENAME)
                .file("new")
                .error(Errno.EIO)
                .build());
    assertThat(actions(injector, Event.of(Call.OPEN, "/d/x.mig", false))).isEmpty();
    assertThat(actions(injector, Event.of(Call.OPEN, "/d/x.ram", true))).isEmpty();
    assertThat(actions(injector, Event.of(Call.OPEN, "/d/x.mig", true))).hasSize(1);
    assertThat(actions(injector, Event.rename("/d/old", "/d/new"))).hasSize(1);
    assertThat(actions(injector, Event.rename("/d/new", "/d/old"))).hasSize(1);
    assertThat(actions(injector, Event.rename("/d/a", "/d/b"))).isEmpty();
  }

  @Test
  void chanceGoesByPlaceAndSeedNotByOrder() {
    Plan plan = Plan.builder().seed(5).on(Call.READ).chance(30).shortRandom().build();
    Map<Long, List<Action>> first = new HashMap<>();
    Injector injector = injector(plan);
    for (long i = 0; i < 200; i++) {
      first.put(i, actions(injector, read(i * 512, 512)));
    }
    assertThat(first.values().stream().filter(a -> !a.isEmpty()).count()).isBetween(30L, 90L);
    Injector again = injector(plan);
    Map<Long, List<Action>> second = new ConcurrentHashMap<>();
    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> second.put(199L - i, actions(again, read((199L - i) * 512, 512))));
    assertThat(second).isEqualTo(first);
    Injector other = injector(plan.withSeed(6));
    Map<Long, List<Action>> third = new HashMap<>();
    for (long i = 0; i < 200; i++) {
      third.put(i, actions(other, read(i * 512, 512)));
    }
    assertThat(third).isNotEqualTo(first);
  }

  @Test
  void strictAlignmentIsAboutDirectDescriptorsAndNamesWhatIsWrong() {
    Injector injector =
        injector(Plan.builder().on(Call.READ).fault(new Fault.Strict(4096, 512)).build());
    assertThat(actions(injector, Event.read("/f", false, 1, 1, 1))).isEmpty();
    assertThat(actions(injector, Event.read("/f", true, 8192, 4096, 512))).isEmpty();
    assertThat(actions(injector, Event.read("/f", true, 8192, 4096, -1))).isEmpty();
    assertThat(actions(injector, Event.read("/f", true, 512, 4096, 0)))
        .containsExactly(new Action.Fail(Errno.EINVAL, "offset is no multiple of 4096"));
    assertThat(actions(injector, Event.read("/f", true, 4096, 512, 0)))
        .containsExactly(new Action.Fail(Errno.EINVAL, "length is no multiple of 4096"));
    assertThat(actions(injector, Event.read("/f", true, 4096, 4096, 256)))
        .containsExactly(new Action.Fail(Errno.EINVAL, "memory address is no multiple of 512"));
    assertThat(log.getLast().message())
        .isEqualTo(
            "injected EINVAL (Invalid argument), memory address is no multiple of 512 by rule 1:"
                + " offset=4096, length=4096, call=6");
  }

  @Test
  void shortTransfersEndInsideTheRequestOrDoNotHappen() {
    Injector to = injector(Plan.builder().on(Call.WRITE).shortTo(4096).build());
    assertThat(actions(to, write(4096, 8192))).containsExactly(new Action.Shorten(4096));
    assertThat(actions(to, write(4000, 4192))).containsExactly(new Action.Shorten(96));
    assertThat(actions(to, write(4096, 4096))).isEmpty();
    assertThat(actions(to, write(0, 0))).isEmpty();
    Injector by = injector(Plan.builder().on(Call.WRITE).shortBy(512).build());
    assertThat(actions(by, write(0, 513))).containsExactly(new Action.Shorten(1));
    assertThat(actions(by, write(0, 512))).isEmpty();
  }

  @Test
  void aFullDiskTakesWhatFits() {
    Injector injector =
        injector(
            Plan.builder()
                .on(Call.WRITE, Call.ALLOCATE)
                .fault(new Fault.Full(Errno.ENOSPC, 1000))
                .build());
    assertThat(actions(injector, write(0, 600))).isEmpty();
    assertThat(actions(injector, write(0, 600))).containsExactly(new Action.Shorten(400));
    assertThat(actions(injector, write(0, 1))).containsExactly(new Action.Fail(Errno.ENOSPC, ""));
    assertThat(actions(injector, Event.at(Call.ALLOCATE, "/f", false, 0, 1)))
        .containsExactly(new Action.Fail(Errno.ENOSPC, ""));
  }

  @Test
  void landmarksAreWhereTheLayoutSays() {
    Layout layout =
        (landmark, event) -> landmark.equals(Landmark.bitmap(1)) ? new ByteRange(100, 108) : null;
    Injector injector =
        new Injector(
            Plan.builder()
                .on(Call.WRITE)
                .at(Landmark.bitmap(1))
                .error(Errno.EIO)
                .on(Call.WRITE)
                .at(Landmark.bitmap(2))
                .error(Errno.EIO)
                .build(),
            event -> event.file().equals("/f") ? layout : null,
            log::add);
    assertThat(actions(injector, write(96, 4))).isEmpty();
    assertThat(actions(injector, write(96, 5))).hasSize(1);
    assertThat(actions(injector, Event.write("/g", true, 96, ByteBuffer.allocate(50), 0)))
        .isEmpty();
  }

  @Test
  void hungCallsGoOnWhenReleased() throws InterruptedException {
    Injector injector = injector(Plan.builder().onAny().fault(new Fault.Hang()).build());
    assertThat(actions(injector, read(0, 1))).containsExactly(new Action.Hang());
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                injector.awaitRelease();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    injector.release();
    thread.join();
    injector.awaitRelease();
  }
}
