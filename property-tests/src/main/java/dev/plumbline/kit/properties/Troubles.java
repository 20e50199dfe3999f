package dev.plumbline.kit.properties;

import dev.plumbline.faults.plan.Access;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Fault;
import dev.plumbline.faults.plan.Keep;
import dev.plumbline.faults.plan.Landmark;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.Repeat;
import dev.plumbline.faults.plan.Rule;
import dev.plumbline.faults.plan.Trigger;
import dev.plumbline.io.Errno;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Made-up fault plans. All their faults are honest: the program is told of each. */
final class Troubles {

  private static final long MOST_CALLS = 40;
  private static final int MOST_RULES = 3;

  private Troubles() {}

  /** For saves: anything that a disk reports. */
  static Arbitrary<Trouble> whileSaving() {
    return plans(
        Arbitraries.frequencyOf(
            Tuple.of(4, placed(Call.WRITE, writeErrors(), true)),
            Tuple.of(3, placed(Call.WRITE, shortTransfers(), true)),
            Tuple.of(2, full()),
            Tuple.of(2, counted(Call.SYNC, errors(Errno.EIO, Errno.ENOSPC))),
            Tuple.of(1, counted(Call.SYNC, Arbitraries.just(new Fault.Forget(Errno.EIO)))),
            Tuple.of(1, counted(Call.SYNC_DIRECTORY, errors(Errno.EIO))),
            Tuple.of(1, counted(Call.OPEN, errors(Errno.EACCES, Errno.EMFILE, Errno.EINVAL))),
            Tuple.of(1, counted(Call.TRUNCATE, errors(Errno.EIO, Errno.EFBIG))),
            Tuple.of(1, counted(Call.CLOSE, errors(Errno.EIO, Errno.EDQUOT))),
            Tuple.of(1, counted(Call.RENAME, errors(Errno.EIO, Errno.EXDEV)))));
  }

  /** For loads: anything that a disk reports, or a file that is cut off meanwhile. */
  static Arbitrary<Trouble> whileLoading() {
    Arbitrary<Rule> cutOff =
        Combinators.combine(
                Arbitraries.longs().between(1, MOST_CALLS), Arbitraries.longs().between(0, 3 << 20))
            .as((number, size) ->
                rule(Call.READ, List.of(new Trigger.Nth(number)), new Fault.Shrink(size)));
    return plans(
        Arbitraries.frequencyOf(
            Tuple.of(4, placed(Call.READ, errors(Errno.EIO, Errno.EINTR), true)),
            Tuple.of(4, placed(Call.READ, shortTransfers(), true)),
            Tuple.of(2, cutOff),
            Tuple.of(2, placed(Call.WRITE, writeErrors(), false)),
            Tuple.of(2, placed(Call.WRITE, shortTransfers(), false)),
            Tuple.of(1, counted(Call.OPEN, errors(Errno.EACCES, Errno.EMFILE))),
            Tuple.of(1, counted(Call.SIZE, errors(Errno.EIO))),
            Tuple.of(1, counted(Call.SEEK, errors(Errno.EIO))),
            Tuple.of(1, counted(Call.SYNC, errors(Errno.EIO))),
            Tuple.of(1, counted(Call.CLOSE, errors(Errno.EIO)))));
  }

  /**
   * One transfer that ends early. Not more: where requests must be aligned, one that ends early at
   * the same place again can't be continued.
   */
  static Arbitrary<Trouble> shortTransfersOnly() {
    Arbitrary<Rule> rules =
        Combinators.combine(
                Arbitraries.of(Call.READ, Call.WRITE),
                Arbitraries.longs().between(1, MOST_CALLS),
                shortTransfers())
            .as((call, number, fault) -> rule(call, List.of(new Trigger.Nth(number)), fault));
    return Combinators.combine(Arbitraries.longs().between(0, 1 << 20), rules)
        .as((seed, rule) -> new Trouble(new Plan(seed, List.of(rule))))
        .withoutEdgeCases();
  }

  /** The power fails at some call. */
  static Arbitrary<Trouble> powerCuts() {
    Arbitrary<Rule> cut =
        Combinators.combine(
                Arbitraries.longs().between(1, MOST_CALLS),
                Arbitraries.of(true, false),
                Arbitraries.of(Keep.RANDOM, Keep.RANDOM, Keep.SYNCED, Keep.ALL))
            .as((number, before, keep) ->
                new Rule(
                    Set.of(Call.values()),
                    Access.ANY,
                    null,
                    List.of(new Trigger.Nth(number)),
                    Repeat.ONCE,
                    new Fault.PowerCut(before, keep)));
    return Combinators.combine(Arbitraries.longs().between(0, 1 << 20), cut)
        .as((seed, rule) -> new Trouble(new Plan(seed, List.of(rule))))
        .withoutEdgeCases();
  }

  /** Nothing goes wrong, but channels work in some order. */
  static Arbitrary<Trouble> none() {
    return Arbitraries.longs()
        .between(0, 1 << 20)
        .map(seed -> new Trouble(new Plan(seed, List.of())))
        .withoutEdgeCases();
  }

  private static Arbitrary<Trouble> plans(Arbitrary<Rule> rules) {
    return Combinators.combine(
            Arbitraries.longs().between(0, 1 << 20),
            rules.list().ofMinSize(1).ofMaxSize(MOST_RULES))
        .as((seed, several) -> new Trouble(new Plan(seed, several)))
        .withoutEdgeCases();
  }

  private static Arbitrary<Fault> errors(Errno... errnos) {
    return Arbitraries.of(errnos).map(Fault.Fail::new);
  }

  private static Arbitrary<Fault> writeErrors() {
    return errors(Errno.EIO, Errno.ENOSPC, Errno.EDQUOT, Errno.EINTR);
  }

  private static Arbitrary<Fault> shortTransfers() {
    return Arbitraries.oneOf(
        Arbitraries.of(1L, 8L, 511L, 512L, 4096L, 5000L).map(Fault.ShortBy::new),
        Arbitraries.of(512L, 4096L, 65536L).map(Fault.ShortTo::new),
        Arbitraries.just(new Fault.ShortRandom()));
  }

  private static Arbitrary<Rule> full() {
    return Combinators.combine(
            Arbitraries.of(Errno.ENOSPC, Errno.EDQUOT), Arbitraries.longs().between(0, 1 << 20))
        .as((errno, bytes) -> rule(Call.WRITE, List.of(), new Fault.Full(errno, bytes)));
  }

  /** At the n-th call, once. */
  private static Arbitrary<Rule> counted(Call call, Arbitrary<? extends Fault> faults) {
    return Combinators.combine(Arbitraries.longs().between(1, 5), faults)
        .as((number, fault) -> rule(call, List.of(new Trigger.Nth(number)), fault));
  }

  /** At the n-th call, at some of them, or at a part of the file. */
  private static Arbitrary<Rule> placed(
      Call call, Arbitrary<? extends Fault> faults, boolean isMigrationFile) {
    Arbitrary<Trigger> numbers = Arbitraries.longs().between(1, MOST_CALLS).map(Trigger.Nth::new);
    Arbitrary<Trigger> chances = Arbitraries.of(50_000, 200_000, 500_000).map(Trigger.Chance::new);
    Arbitrary<Trigger> landmarks = landmarks().map(Trigger.At::new);
    Arbitrary<Trigger> triggers =
        isMigrationFile
            ? Arbitraries.oneOf(numbers, landmarks, chances)
            : Arbitraries.oneOf(numbers, chances);
    return Combinators.combine(triggers, Arbitraries.of(Repeat.ONCE, Repeat.ALWAYS), faults)
        .as((trigger, repeat, fault) ->
            new Rule(Set.of(call), Access.ANY, null, List.of(trigger), repeat, fault));
  }

  private static Arbitrary<Landmark> landmarks() {
    return Arbitraries.of(
        Landmark.MAGIC,
        Landmark.HEADER,
        Landmark.DEVICE_STATE,
        Landmark.LAST_WRITE,
        Landmark.header(0),
        Landmark.header(1),
        Landmark.bitmap(0),
        Landmark.bitmap(1),
        Landmark.pages(0),
        Landmark.pages(1),
        Landmark.page(0, 0),
        Landmark.page(0, 5),
        Landmark.page(1, 2));
  }

  private static Rule rule(Call call, List<Trigger> triggers, Fault fault) {
    Repeat repeat = triggers.isEmpty() ? Repeat.ALWAYS : Repeat.ONCE;
    return new Rule(Set.of(call), Access.ANY, null, triggers, repeat, fault);
  }
}
