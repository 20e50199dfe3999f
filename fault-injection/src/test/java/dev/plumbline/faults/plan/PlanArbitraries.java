package dev.plumbline.faults.plan;

import dev.plumbline.io.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Plans of all kinds. */
public final class PlanArbitraries {

  private PlanArbitraries() {}

  /** Any plan. */
  public static Arbitrary<Plan> plans() {
    return Combinators.combine(Arbitraries.longs(), rules().list().ofMaxSize(6)).as(Plan::new);
  }

  /** Any rule. */
  public static Arbitrary<Rule> rules() {
    return faults().flatMap(PlanArbitraries::rules);
  }

  private static Arbitrary<Rule> rules(Fault fault) {
    Arbitrary<Set<Call>> calls =
        Arbitraries.of(fault.calls()).set().ofMinSize(1).ofMaxSize(fault.calls().size());
    Arbitrary<Glob> globs =
        Arbitraries.strings()
            .ofMinLength(1)
            .ofMaxLength(12)
            .filter(Glob::isPattern)
            .map(Glob::new)
            .injectNull(0.7);
    Arbitrary<Access> access = Arbitraries.of(Access.class);
    Arbitrary<Repeat> repeats =
        Arbitraries.longs().between(1, Long.MAX_VALUE).map(Repeat::new).injectDuplicates(0.1);
    Arbitrary<Repeat> repeat =
        Arbitraries.oneOf(repeats, Arbitraries.of(Repeat.ONCE, Repeat.ALWAYS));
    return Combinators.combine(calls, access, globs, triggers(), repeat)
        .as((kinds, through, file, triggers, times) -> {
          boolean placed = kinds.stream().anyMatch(Call::hasPlace);
          List<Trigger> fitting = triggers.stream().filter(t -> placed || !isPlace(t)).toList();
          return new Rule(kinds, through, file, fitting, times, fault);
        });
  }

  private static boolean isPlace(Trigger trigger) {
    return trigger instanceof Trigger.At || trigger instanceof Trigger.InRange;
  }

  private static Arbitrary<List<Trigger>> triggers() {
    Arbitrary<List<Trigger>> places =
        Arbitraries.<Trigger>oneOf(
                landmarks().map(Trigger.At::new), ranges().map(Trigger.InRange::new))
            .list()
            .ofMaxSize(3);
    Arbitrary<Trigger> chance =
        Arbitraries.integers().between(1, Trigger.Chance.ALL).map(Trigger.Chance::new);
    Arbitrary<Trigger> nth = Arbitraries.longs().greaterOrEqual(1).map(Trigger.Nth::new);
    return Combinators.combine(
            places, chance.list().ofMaxSize(1), nth.list().ofMaxSize(1), Arbitraries.longs())
        .as((some, chances, numbers, order) -> {
          List<Trigger> all = new ArrayList<>(some);
          all.addAll((int) Math.floorMod(order, all.size() + 1L), chances);
          all.addAll((int) Math.floorMod(order / 7, all.size() + 1L), numbers);
          return all;
        });
  }

  private static Arbitrary<ByteRange> ranges() {
    return Combinators.combine(
            Arbitraries.longs().between(0, Long.MAX_VALUE - 1),
            Arbitraries.longs().between(1, Long.MAX_VALUE))
        .as((start, length) ->
            new ByteRange(start, length > Long.MAX_VALUE - start ? start + 1 : start + length));
  }

  private static Arbitrary<Landmark> landmarks() {
    Arbitrary<Integer> blocks = Arbitraries.integers().between(0, 1_000_000);
    return Arbitraries.oneOf(
        Arbitraries.of(Landmark.Whole.class),
        Combinators.combine(blocks, Arbitraries.of(Landmark.Part.class)).as(Landmark.OfBlock::new),
        Combinators.combine(blocks, Arbitraries.longs().greaterOrEqual(0))
            .as(Landmark.OfPage::new));
  }

  /** Any fault. */
  public static Arbitrary<Fault> faults() {
    Arbitrary<Long> sizes = Arbitraries.longs().greaterOrEqual(1);
    Arbitrary<Long> distances = Arbitraries.longs().filter(d -> d != 0 && d != Long.MIN_VALUE);
    Arbitrary<Integer> blocks = Arbitraries.integers().between(0, 30).map(bit -> 1 << bit);
    return Arbitraries.oneOf(
        errors(),
        Combinators.combine(blocks, blocks).as(Fault.Strict::new),
        sizes.map(Fault.ShortBy::new),
        sizes.map(Fault.ShortTo::new),
        torn(),
        distances.map(Fault.Misdirect::new),
        distances.map(Fault.Duplicate::new),
        Arbitraries.integers().between(1, Fault.Flip.MAX_BITS).map(Fault.Flip::new),
        Arbitraries.longs().between(1, Fault.Delay.MAX_NANOS).map(Fault.Delay::new),
        Combinators.combine(
                Arbitraries.of(Errno.ENOSPC, Errno.EDQUOT, Errno.EFBIG),
                Arbitraries.longs().greaterOrEqual(0))
            .as(Fault.Full::new),
        Arbitraries.of(LegalErrors.of(Call.SYNC)).map(Fault.Forget::new),
        Arbitraries.longs().greaterOrEqual(0).map(Fault.Shrink::new),
        Combinators.combine(Arbitraries.of(true, false), keeps()).as(Fault.PowerCut::new),
        Arbitraries.of(
            new Fault.Drop(),
            new Fault.Stale(),
            new Fault.Zero(),
            new Fault.Hang(),
            new Fault.ShortRandom()));
  }

  private static Arbitrary<Fault> errors() {
    return Arbitraries.of(Errno.class)
        .filter(e -> !LegalErrors.calls(e).isEmpty())
        .map(Fault.Fail::new);
  }

  private static Arbitrary<Fault> torn() {
    return Arbitraries.integers()
        .between(2, 50)
        .flatMap(parts ->
            Arbitraries.integers()
                .between(0, parts - 1)
                .list()
                .ofMaxSize(parts - 1)
                .uniqueElements()
                .map(kept -> new Fault.Torn(parts, kept)));
  }

  private static Arbitrary<Keep> keeps() {
    return Arbitraries.oneOf(
        Arbitraries.of(Keep.SYNCED, Keep.ALL, Keep.RANDOM),
        Arbitraries.integers()
            .greaterOrEqual(0)
            .list()
            .ofMinSize(1)
            .ofMaxSize(5)
            .uniqueElements()
            .map(Keep.Chosen::new));
  }
}
