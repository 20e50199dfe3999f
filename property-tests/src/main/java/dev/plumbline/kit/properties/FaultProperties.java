package dev.plumbline.kit.properties;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.KitSession;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.run.PropertyExtension;
import dev.plumbline.kit.run.Tries;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Subject;
import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Whatever goes wrong, success means success and a failure is an orderly one. */
@AddLifecycleHook(PropertyExtension.class)
public final class FaultProperties {

  @Property
  @Tries(inProcess = 250, started = 1)
  @Case(
      id = "FLT-101",
      holds =
          "Whatever goes wrong while it saves, a success is whole and durable, and a failure is"
              + " reported, leaves nothing open or lying about, and can be tried again.",
      clause = "rules",
      hunts = "short-write",
      fixedBy = "5e76440b56 (11.1)",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MAPPED_RAM, Capability.FAULTS})
  void saving(
      @ForAll("ram") RamShape ram,
      @ForAll("saves") Way way,
      @ForAll("place") FilePlace place,
      @ForAll("rounds") int rounds,
      @ForAll("whileSaving") Trouble trouble)
      throws IOException {
    UnderFaults.of(KitSession.current().attempt())
        .save(ram, way, place.offset(), place.older(), rounds, trouble.plan());
  }

  @Property
  @Tries(inProcess = 200, started = 1)
  @Case(
      id = "FLT-102",
      holds = "Whatever goes wrong while it loads, a success is right to the last byte.",
      clause = "rules",
      hunts = "truncated-multifd",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MAPPED_RAM, Capability.FAULTS})
  void loading(
      @ForAll("ram") RamShape ram,
      @ForAll("saves") Way save,
      @ForAll("loads") Way way,
      @ForAll boolean dirty,
      @ForAll("whileLoading") Trouble trouble)
      throws IOException {
    UnderFaults.of(KitSession.current().attempt()).load(ram, save, way, dirty, trouble.plan());
  }

  @Property
  @Tries(inProcess = 100, started = 1)
  @Case(
      id = "FLT-103",
      level = Level.RECOMMENDED,
      holds = "Transfers that end early are continued, whoever makes them.",
      clause = "rules",
      hunts = "short-transfer-main",
      fixedBy = "e12cbfb930 (11.1)",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MAPPED_RAM, Capability.FAULTS})
  void shortTransfers(
      @ForAll("ram") RamShape ram,
      @ForAll("saves") Way save,
      @ForAll("loads") Way load,
      @ForAll("shortTransfers") Trouble trouble)
      throws IOException {
    UnderFaults faults = UnderFaults.of(KitSession.current().attempt());
    faults.save(ram, save, 0, false, 0, trouble.plan());
    faults.load(ram, save, load, false, trouble.plan());
  }

  @Property
  @Tries(inProcess = 250, started = 1)
  @Case(
      id = "DUR-101",
      holds = "A power cut at any moment leaves nothing that is taken for whole and isn't.",
      clause = "rules",
      hunts = "no-durability",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MAPPED_RAM, Capability.FAULTS})
  void powerCuts(
      @ForAll("ram") RamShape ram,
      @ForAll("saves") Way way,
      @ForAll("place") FilePlace place,
      @ForAll("rounds") int rounds,
      @ForAll("powerCuts") Trouble trouble)
      throws IOException {
    UnderFaults.of(KitSession.current().attempt())
        .save(ram, way, place.offset(), place.older(), rounds, trouble.plan());
  }

  @Property
  @Tries(inProcess = 120, started = 1)
  @Case(
      id = "DIO-101",
      holds = "Every direct request is aligned, in memory and in the file.",
      clause = "file-migration",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.MAPPED_RAM,
        Capability.DIRECT_IO,
        Capability.FAULTS
      })
  void directRequestsAreAligned(
      @ForAll("ram") RamShape ram,
      @ForAll("direct") Way save,
      @ForAll("direct") Way load,
      @ForAll("place") FilePlace place,
      @ForAll("none") Trouble order)
      throws IOException {
    UnderFaults faults = UnderFaults.of(KitSession.current().attempt());
    faults.save(ram, save, place.offset(), place.older(), 0, order.plan());
    faults.load(ram, save, load, false, order.plan());
  }

  /**
   * Where a save goes.
   *
   * @param offset where in the file
   * @param older whether something stands there before
   */
  record FilePlace(long offset, boolean older) {
    @Override
    public String toString() {
      return (older ? "over an older file" : "to a new file")
          + (offset == 0 ? "" : " at offset " + offset);
    }
  }

  @Provide
  Arbitrary<FilePlace> place() {
    return Combinators.combine(Ways.offsets(subject()), Arbitraries.of(false, true))
        .as(FilePlace::new)
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<RamShape> ram() {
    return Shapes.tiny(subject());
  }

  @Provide
  Arbitrary<Way> saves() {
    return Ways.toSave(subject());
  }

  @Provide
  Arbitrary<Way> loads() {
    return Ways.toLoad(subject());
  }

  @Provide
  Arbitrary<Way> direct() {
    return Arbitraries.integers().between(1, 5).map(channels -> new Way(channels, true, null));
  }

  @Provide
  Arbitrary<Integer> rounds() {
    return Arbitraries.of(0, 0, 0, 1, 2);
  }

  @Provide
  Arbitrary<Trouble> whileSaving() {
    return Troubles.whileSaving();
  }

  @Provide
  Arbitrary<Trouble> whileLoading() {
    return Troubles.whileLoading();
  }

  @Provide
  Arbitrary<Trouble> shortTransfers() {
    return Troubles.shortTransfersOnly();
  }

  @Provide
  Arbitrary<Trouble> powerCuts() {
    return Troubles.powerCuts();
  }

  @Provide
  Arbitrary<Trouble> none() {
    return Troubles.none();
  }

  private static Subject subject() {
    return KitSession.current().subject();
  }
}
