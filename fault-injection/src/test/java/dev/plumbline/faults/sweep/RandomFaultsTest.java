package dev.plumbline.faults.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.file.DiskTraits;
import dev.plumbline.faults.file.SeededCrew;
import dev.plumbline.faults.plan.Access;
import dev.plumbline.faults.plan.Fault;
import dev.plumbline.faults.plan.Landmark;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.PlanArbitraries;
import dev.plumbline.faults.plan.PlanBuilder;
import dev.plumbline.faults.plan.PlanWriter;
import dev.plumbline.faults.plan.Repeat;
import dev.plumbline.faults.plan.Rule;
import dev.plumbline.faults.plan.Trigger;
import dev.plumbline.io.DirectIo;
import dev.plumbline.migration.Loader;
import dev.plumbline.migration.Saver;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/** The same promises over random RAM, options, disks and plans of several rules. */
final class RandomFaultsTest {

  private static final int MOST_CALLS = 20_000;

  /** Faults that leave a run short: a delay of an hour is nothing new. */
  private static Arbitrary<Fault> faults() {
    Arbitrary<Fault> any =
        PlanArbitraries.faults().map(f -> f instanceof Fault.Delay ? new Fault.Delay(1) : f);
    Arbitrary<Fault> near =
        Arbitraries.of(
            new Fault.ShortBy(1),
            new Fault.ShortBy(3000),
            new Fault.ShortTo(512),
            new Fault.ShortTo(4096),
            new Fault.ShortRandom(),
            new Fault.Misdirect(4096),
            new Fault.Strict(512, 512),
            new Fault.Torn(3, List.of(1)));
    return Arbitraries.frequencyOf(Tuple.of(3, any), Tuple.of(1, near));
  }

  private static Arbitrary<List<Trigger>> triggers() {
    Arbitrary<Trigger> numbers = Arbitraries.longs().between(1, 30).map(Trigger.Nth::new);
    Arbitrary<Trigger> chances =
        Arbitraries.integers().between(1, Trigger.Chance.ALL).map(Trigger.Chance::new);
    Arbitrary<Trigger> landmarks =
        Arbitraries.of(
                Landmark.MAGIC,
                Landmark.HEADER,
                Landmark.DEVICE_STATE,
                Landmark.LAST_WRITE,
                Landmark.header(1),
                Landmark.bitmap(0),
                Landmark.pages(1),
                Landmark.page(0, 2))
            .map(Trigger.At::new);
    return Arbitraries.frequencyOf(
        Tuple.of(4, numbers.map(List::of)),
        Tuple.of(2, chances.map(List::of)),
        Tuple.of(2, landmarks.map(List::of)),
        Tuple.of(1, Combinators.combine(landmarks, chances).as(List::of)));
  }

  private static Arbitrary<Rule> rules() {
    return Combinators.combine(faults(), triggers(), Arbitraries.of(1L, 2L, Long.MAX_VALUE))
        .as((fault, triggers, times) -> {
          boolean placed =
              fault.calls().stream().anyMatch(c -> c.hasPlace())
                  || triggers.stream().noneMatch(t -> t instanceof Trigger.At);
          return new Rule(
              fault.calls(),
              Access.ANY,
              null,
              placed ? triggers : List.of(),
              new Repeat(times),
              fault);
        });
  }

  @Provide
  Arbitrary<Plan> plans() {
    return Combinators.combine(Arbitraries.longs(), rules().list().ofMinSize(1).ofMaxSize(3))
        .as((seed, rules) -> {
          PlanBuilder plan = Plan.builder().seed(seed);
          rules.forEach(plan::rule);
          return plan.build();
        });
  }

  @Provide
  Arbitrary<TinyRam> rams() {
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.of(1024, 2048, 4096, 8192, 65_536),
            Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.of(true, false))
        .as(TinyRam::of);
  }

  @Provide
  Arbitrary<DiskTraits> disks() {
    DiskTraits plain = DiskTraits.PLAIN.withMostCalls(MOST_CALLS);
    return Arbitraries.of(
        plain,
        plain.withBlocks(512),
        plain.withBlocks(16_384),
        plain.withoutDirectIo(),
        plain.withAtoms(512));
  }

  @Property(tries = 500)
  void savingKeepsItsPromises(
      @ForAll("rams") TinyRam ram,
      @ForAll("disks") DiskTraits disk,
      @ForAll("plans") Plan plan,
      @ForAll("targets") Target target,
      @ForAll("policies") RequestPolicy policy,
      @ForAll DirectIo wish,
      @ForAll boolean zeroPages,
      @ForAll long seed) {
    int channels = Math.floorMod(seed, 4) + 1;
    DirectIo directIo = disk.directIo() ? wish : DirectIo.AUTO;
    SaveOperation save =
        new SaveOperation(
            ram,
            target.offset(),
            target.old(),
            directIo,
            new Saver.Options(channels, zeroPages, policy, new SeededCrew(seed)),
            disk,
            UnaryOperator.identity());
    check(save, plan);
  }

  @Property(tries = 400)
  void restoringKeepsItsPromises(
      @ForAll("rams") TinyRam ram,
      @ForAll("disks") DiskTraits disk,
      @ForAll("plans") Plan plan,
      @ForAll("policies") RequestPolicy policy,
      @ForAll boolean inPlace,
      @ForAll long seed)
      throws IOException {
    int channels = Math.floorMod(seed, 4) + 1;
    SaveOperation save =
        new SaveOperation(
            ram,
            0,
            -1,
            DirectIo.OFF,
            new Saver.Options(channels, true, policy, new SeededCrew(seed)),
            disk,
            UnaryOperator.identity());
    var saved = save.prepare();
    save.run(saved);
    DirectIo directIo = seed % 2 == 0 ? DirectIo.AUTO : DirectIo.OFF;
    RestoreOperation restore =
        new RestoreOperation(
            ram,
            saved.after(List.of()),
            inPlace,
            new Loader.Options(channels, directIo, policy, new SeededCrew(seed)),
            UnaryOperator.identity());
    check(restore, plan);
  }

  @Property(tries = 30_000)
  @Tag("slow")
  void savingKeepsItsPromisesForLong(
      @ForAll("rams") TinyRam ram,
      @ForAll("disks") DiskTraits disk,
      @ForAll("plans") Plan plan,
      @ForAll("targets") Target target,
      @ForAll("policies") RequestPolicy policy,
      @ForAll DirectIo wish,
      @ForAll boolean zeroPages,
      @ForAll long seed) {
    savingKeepsItsPromises(ram, disk, plan, target, policy, wish, zeroPages, seed);
  }

  @Property(tries = 20_000)
  @Tag("slow")
  void restoringKeepsItsPromisesForLong(
      @ForAll("rams") TinyRam ram,
      @ForAll("disks") DiskTraits disk,
      @ForAll("plans") Plan plan,
      @ForAll("policies") RequestPolicy policy,
      @ForAll boolean inPlace,
      @ForAll long seed)
      throws IOException {
    restoringKeepsItsPromises(ram, disk, plan, policy, inPlace, seed);
  }

  private static void check(Operation operation, Plan plan) {
    Trial trial = Trial.of(operation, plan);
    assertThat(trial.violation()).as(PlanWriter.write(plan)).isNull();
  }

  /** Where a save goes: offset, and how long the file is before, or -1. */
  record Target(int offset, int old) {}

  @Provide
  Arbitrary<Target> targets() {
    return Arbitraries.of(
        new Target(0, -1),
        new Target(0, 10_000),
        new Target(1, 1),
        new Target(4096, 9000),
        new Target(0x10859, 0x20000),
        new Target(777, -1));
  }

  @Provide
  Arbitrary<RequestPolicy> policies() {
    return Arbitraries.of(
        new RequestPolicy(1 << 16, 0),
        new RequestPolicy(1 << 16, 3),
        RequestPolicy.QEMU_SAVE,
        RequestPolicy.BUFFERED);
  }
}
