package dev.plumbline.kit.properties;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.KitSession;
import dev.plumbline.kit.run.Loaded;
import dev.plumbline.kit.run.PropertyExtension;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.run.Tries;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** What is saved comes back, whatever it is and whichever way it takes. */
@AddLifecycleHook(PropertyExtension.class)
public final class RoundTripProperties {

  @Property
  @Tries(inProcess = 150, started = 60)
  @Case(
      id = "PAG-101",
      holds = "Any RAM, saved and loaded in any way, comes back whole.",
      clause = "mapped-ram",
      hunts = "all-zero-batch",
      fixedBy = "44fe138edc (9.0)",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MAPPED_RAM})
  void comesBack(
      @ForAll("ram") RamShape ram,
      @ForAll("saves") Way save,
      @ForAll("loads") Way load,
      @ForAll("offsets") long offset)
      throws IOException {
    CaseRun run = KitSession.current().attempt();
    Saved saved = run.saving(ram.blocks()).with(save.at(offset)).done();
    run.expect(run.loading(saved).with(load.at(offset)).attempt().asWhole());
  }

  @Property
  @Tries(inProcess = 80, started = 25)
  @Case(
      id = "PAG-102",
      holds = "RAM that is not zero beforehand is overwritten, with zeros too.",
      clause = "mapped-ram",
      hunts = "dirty-destination",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.MAPPED_RAM,
        Capability.DIRTY_DESTINATION
      })
  void oldContentIsGone(
      @ForAll("smallRam") RamShape ram,
      @ForAll("saves") Way save,
      @ForAll("loads") Way load,
      @ForAll("dirt") RamPattern before)
      throws IOException {
    CaseRun run = KitSession.current().attempt();
    Saved saved = run.saving(ram.blocks()).with(save.at(0)).done();
    run.expect(run.loading(saved).with(load.at(0)).over(before).attempt().asWhole());
  }

  @Property
  @Tries(inProcess = 60, started = 15)
  @Case(
      id = "PAG-103",
      holds = "What was loaded is saved again as a file of the same meaning.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MAPPED_RAM})
  void rewritingChangesNothing(
      @ForAll("smallRam") RamShape ram,
      @ForAll("saves") Way save,
      @ForAll("loads") Way load,
      @ForAll("saves") Way again)
      throws IOException {
    CaseRun run = KitSession.current().attempt();
    Saved saved = run.saving(ram.blocks()).with(save.at(0)).done();
    Loaded loaded = run.loading(saved).with(load.at(0)).attempt();
    run.require(loaded.asWhole());
    Path second = run.directory().resolve("again");
    List<GuestRam> restored = loaded.restored();
    Outcome outcome = run.save(SaveRequest.of(restored, second, again.at(0)));
    run.require(Judge.saved(outcome));
    run.expect(Meaning.compare(saved.file(), second, 0));
  }

  @Property
  @Tries(inProcess = 60, started = 20)
  @Case(
      id = "MFD-101",
      holds = "However many channels save, in whatever order, the file's meaning is the same.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.MAPPED_RAM, Capability.MULTIFD})
  void channelsDontMatter(
      @ForAll("smallRam") RamShape ram, @ForAll("saves") Way one, @ForAll("saves") Way other)
      throws IOException {
    CaseRun run = KitSession.current().attempt();
    Saved first = run.saving(ram.blocks()).with(one.at(0)).done();
    Saved second = run.saving(ram.blocks()).with(other.at(0)).done();
    run.expect(Meaning.compare(first.file(), second.file(), 0));
  }

  @Property
  @Tries(inProcess = 60, started = 6)
  @Case(
      id = "LIV-101",
      holds = "RAM that changes while it is saved comes back as it was at the end.",
      clause = "mapped-ram",
      hunts = "zero-after-nonzero",
      fixedBy = "8fa1a21c6e (9.0)",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MAPPED_RAM, Capability.LIVE})
  void liveRounds(
      @ForAll("liveRam") RamShape ram,
      @ForAll("saves") Way save,
      @ForAll("loads") Way load,
      @ForAll("rounds") int rounds)
      throws IOException {
    CaseRun run = KitSession.current().attempt();
    Saved saved = run.saving(ram.blocks()).with(save.at(0)).live(rounds).done();
    run.expect(run.loading(saved).with(load.at(0)).attempt().asWhole());
  }

  @Provide
  Arbitrary<RamShape> ram() {
    return Shapes.any(KitSession.current().subject());
  }

  @Provide
  Arbitrary<RamShape> liveRam() {
    return Shapes.live(KitSession.current().subject());
  }

  @Provide
  Arbitrary<RamShape> smallRam() {
    return Shapes.small(KitSession.current().subject());
  }

  @Provide
  Arbitrary<Way> saves() {
    return Ways.toSave(KitSession.current().subject());
  }

  @Provide
  Arbitrary<Way> loads() {
    return Ways.toLoad(KitSession.current().subject());
  }

  @Provide
  Arbitrary<Long> offsets() {
    return Ways.offsets(KitSession.current().subject());
  }

  @Provide
  Arbitrary<Integer> rounds() {
    return Arbitraries.integers().between(1, 4);
  }

  @Provide
  Arbitrary<RamPattern> dirt() {
    return Arbitraries.of(
        new RamPattern.SelfDescribing(99, 1), new RamPattern.Sparse(5), new RamPattern.Random(3));
  }
}
