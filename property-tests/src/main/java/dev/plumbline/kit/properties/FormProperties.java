package dev.plumbline.kit.properties;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.KitSession;
import dev.plumbline.kit.run.Loaded;
import dev.plumbline.kit.run.PropertyExtension;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.run.Tries;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.TransferOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The stream form, and that the mapped-ram form is held to the same. */
@AddLifecycleHook(PropertyExtension.class)
public final class FormProperties {

  @Property
  @Tries(inProcess = 150, started = 50)
  @Case(
      id = "STR-102",
      holds =
          "What the mapped-ram form accepts or refuses, the stream form accepts or refuses too.",
      clause = "ram",
      hunts = "size-mismatch",
      conforms = {Verdict.OK, Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MAPPED_RAM, Capability.LOAD_STREAM})
  void formsAgree(@ForAll("ram") RamShape ram, @ForAll("destinations") Destination destination)
      throws IOException {
    CaseRun run = KitSession.current().attempt();
    List<RamSpec> into = destination.of(ram.blocks());
    Saved mapped = run.saving(ram.blocks()).done();
    Saved stream = stream(run, ram);
    Loaded fromMapped = run.loading(mapped).into(into.toArray(RamSpec[]::new)).attempt();
    Loaded fromStream = run.loading(stream).into(into.toArray(RamSpec[]::new)).attempt();
    run.expect(judge(fromMapped, fromStream));
  }

  private static Judgement judge(Loaded mapped, Loaded stream) throws IOException {
    boolean mappedIn = mapped.outcome() instanceof Outcome.Accepted;
    boolean streamIn = stream.outcome() instanceof Outcome.Accepted;
    boolean mappedOut = mapped.outcome() instanceof Outcome.Refused;
    boolean streamOut = stream.outcome() instanceof Outcome.Refused;
    if (mappedIn && streamOut) {
      return new Judgement(
          Verdict.SILENT_CORRUPTION,
          "the mapped-ram form is accepted, but the stream form " + stream.outcome().text());
    }
    if (mappedOut && streamIn) {
      return new Judgement(
          Verdict.WRONGLY_REJECTED,
          "the stream form is accepted, but the mapped-ram form " + mapped.outcome().text());
    }
    return mappedOut && streamOut ? mapped.asUnfit() : inOrder(mapped).asWhole();
  }

  /** The restored blocks in the order in which they were saved, whatever the destination's is. */
  private static Loaded inOrder(Loaded loaded) {
    List<GuestRam> sorted = new ArrayList<>();
    for (GuestRam saved : loaded.saved().blocks()) {
      loaded.restored().stream().filter(b -> b.name().equals(saved.name())).forEach(sorted::add);
    }
    return new Loaded(loaded.outcome(), loaded.saved(), sorted, loaded.before());
  }

  /** By the subject if it writes such files, else by the kit. */
  private static Saved stream(CaseRun run, RamShape ram) throws IOException {
    if (run.subject().capabilities().contains(Capability.SAVE_STREAM)) {
      return run.saving(ram.blocks()).with(TransferOptions.stream()).done();
    }
    List<StreamForm.Sent> all = new ArrayList<>();
    for (int b = 0; b < ram.blocks().size(); b++) {
      for (long page = 0; page < ram.blocks().get(b).pages(); page++) {
        all.add(new StreamForm.Sent(b, page, ram.blocks().get(b).content()));
      }
    }
    return written(run, ram, List.of(all, List.of()));
  }

  private static Saved written(CaseRun run, RamShape ram, List<List<StreamForm.Sent>> rounds)
      throws IOException {
    Path file = run.directory().resolve("written-stream");
    StreamForm.write(file, ram.blocks(), rounds);
    List<GuestRam> truth = run.fill(ram.blocks());
    return new Saved(file, Machine.ANY, ram.blocks(), run.keep(truth), TransferOptions.stream());
  }

  @Property
  @Tries(inProcess = 120, started = 50)
  @Case(
      id = "STR-103",
      holds = "Pages of a stream come in any order and again and again; the last of each holds.",
      clause = "stream-form",
      needs = {Capability.LOAD, Capability.LOAD_STREAM})
  void lastPageHolds(@ForAll("bareRam") RamShape ram, @ForAll("orders") Order order)
      throws IOException {
    CaseRun run = KitSession.current().attempt();
    Saved written = written(run, ram, order.of(ram.blocks()));
    Loaded loaded = run.loading(written).attempt();
    run.expect(Judge.loaded(loaded.outcome(), written.truth(), loaded.restored()));
  }

  /** What the destination's RAM is like beside the source's. */
  enum Difference {
    NONE,
    LONGER,
    SHORTER,
    RENAMED,
    ONE_MORE,
    ONE_LESS,
    TURNED_ROUND
  }

  /**
   * A destination's RAM.
   *
   * @param which the block that differs, whatever their number
   * @param pages by how much
   */
  record Destination(Difference difference, int which, int pages) {
    List<RamSpec> of(List<RamSpec> saved) {
      RamPattern zero = new RamPattern.Zero();
      List<RamSpec> blocks = new ArrayList<>(saved.stream().map(b -> b.holding(zero)).toList());
      int index = which % blocks.size();
      RamSpec block = blocks.get(index);
      switch (difference) {
        case NONE -> {}
        case LONGER -> blocks.set(index, new RamSpec(block.name(), block.pages() + pages, zero));
        case SHORTER ->
            blocks.set(index, new RamSpec(block.name(), Math.max(1, block.pages() - pages), zero));
        case RENAMED -> blocks.set(index, new RamSpec("other", block.pages(), zero));
        case ONE_MORE -> blocks.add(new RamSpec("other", pages, zero));
        case ONE_LESS -> {
          if (blocks.size() > 1) {
            blocks.remove(index);
          }
        }
        case TURNED_ROUND -> Collections.reverse(blocks);
      }
      return List.copyOf(blocks);
    }

    @Override
    public String toString() {
      String words = difference.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return "destination: " + words + ", block " + which + ", pages " + pages;
    }
  }

  /**
   * In which order pages are sent.
   *
   * @param seed chooses the order
   * @param rounds how often each may be sent
   */
  record Order(long seed, int rounds) {
    List<List<StreamForm.Sent>> of(List<RamSpec> blocks) {
      Random random = new Random(seed);
      List<List<StreamForm.Sent>> all = new ArrayList<>();
      for (int round = 1; round <= rounds; round++) {
        boolean last = round == rounds;
        List<StreamForm.Sent> sent = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
          RamSpec block = blocks.get(b);
          for (long page = 0; page < block.pages(); page++) {
            if (last || random.nextBoolean()) {
              RamPattern content = last ? block.content() : earlier(random, round);
              sent.add(new StreamForm.Sent(b, page, content));
            }
          }
        }
        Collections.shuffle(sent, random);
        all.add(sent);
      }
      return all;
    }

    private static RamPattern earlier(Random random, int round) {
      return random.nextInt(3) == 0
          ? new RamPattern.Zero()
          : new RamPattern.SelfDescribing(1234, round);
    }

    @Override
    public String toString() {
      return rounds + (rounds == 1 ? " round" : " rounds") + " (order " + seed + ")";
    }
  }

  @Provide
  Arbitrary<RamShape> ram() {
    return Shapes.tiny(subject());
  }

  /** What the kit writes itself is of a machine without devices, which has one block in QEMU. */
  @Provide
  Arbitrary<RamShape> bareRam() {
    return Shapes.small(subject())
        .map(shape ->
            subject().capabilities().contains(Capability.DEVICES)
                ? new RamShape(List.of(shape.blocks().getFirst()))
                : shape);
  }

  @Provide
  Arbitrary<Destination> destinations() {
    return Combinators.combine(
            Arbitraries.of(Difference.values()),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 300))
        .as(Destination::new)
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Order> orders() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 1 << 20), Arbitraries.integers().between(1, 4))
        .as(Order::new)
        .withoutEdgeCases();
  }

  private static Subject subject() {
    return KitSession.current().subject();
  }
}
