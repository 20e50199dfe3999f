package dev.plumbline.kit.properties;

import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.KitSession;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.run.Loaded;
import dev.plumbline.kit.run.PropertyExtension;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.run.Tries;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Files that were damaged. They are loaded without channels: how channels fail is a matter of its
 * own.
 */
@AddLifecycleHook(PropertyExtension.class)
public final class DamageProperties {

  private static final Way PLAIN = new Way(0, false, null);

  @Property
  @Tries(inProcess = 300, started = 80)
  @Case(
      id = "HDR-102",
      holds = "A flipped bit anywhere in the file's structure is refused or harmless.",
      clause = "rules",
      hunts = "page-size-mutated",
      fixedBy = "03b7c2369c (11.1)",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE, Verdict.OK},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MAPPED_RAM})
  void flippedBit(@ForAll("ram") RamShape ram, @ForAll("flips") Flip flip) throws IOException {
    CaseRun run = KitSession.current().attempt();
    Saved saved = run.saving(ram.blocks()).with(PLAIN.at(0)).done();
    Structure.Spot spot = flip.in(Structure.of(saved.file()).frame());
    run.expect(loadFlipped(run, saved, spot, flip.bit()).asUnfit());
  }

  @Property
  @Tries(inProcess = 100, started = 30)
  @Case(
      id = "HDR-103",
      level = Level.OBSERVED,
      holds = "A flipped bit in a bitmap's offset is refused or harmless.",
      clause = "mapped-ram",
      hunts = "implausible-offsets",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE, Verdict.OK},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MAPPED_RAM})
  void flippedBitmapOffset(@ForAll("ram") RamShape ram, @ForAll("flips") Flip flip)
      throws IOException {
    CaseRun run = KitSession.current().attempt();
    Saved saved = run.saving(ram.blocks()).with(PLAIN.at(0)).done();
    Structure.Spot spot = flip.in(Structure.of(saved.file()).bitmapOffsets());
    run.expect(loadFlipped(run, saved, spot, flip.bit()).asUnfit());
  }

  @Property
  @Tries(inProcess = 200, started = 60)
  @Case(
      id = "STR-101",
      holds = "A file that was cut off is never taken for whole.",
      clause = "rules",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE, Verdict.OK},
      needs = {Capability.SAVE, Capability.LOAD, Capability.MAPPED_RAM})
  void cutOff(@ForAll("ram") RamShape ram, @ForAll("cuts") Cut cut) throws IOException {
    CaseRun run = KitSession.current().attempt();
    Saved saved = run.saving(ram.blocks()).with(PLAIN.at(0)).done();
    Structure structure = Structure.of(saved.file());
    long length = cut.of(structure);
    Saved shorter = run.edited(saved, "file.length = " + length);
    Loaded loaded = run.loading(shorter).with(PLAIN.at(0)).attempt();
    Judgement judgement = loaded.asUnfit();
    // Behind the pages, and only there, something may be missing that a loader can do without.
    run.expect(
        loaded.outcome() instanceof Outcome.Accepted && length <= structure.endOfRam()
            ? new Judgement(
                Verdict.SILENT_CORRUPTION,
                "reported success over a file of " + length + " bytes that ends inside its RAM")
            : judgement);
  }

  private static Loaded loadFlipped(CaseRun run, Saved saved, Structure.Spot spot, int bit)
      throws IOException {
    int now;
    try (RandomAccessFile file = new RandomAccessFile(saved.file().toFile(), "r")) {
      file.seek(spot.offset());
      now = file.readUnsignedByte();
    }
    Saved damaged = run.edited(saved, "file.u8[" + spot.offset() + "] = " + (now ^ 1 << bit));
    return run.loading(damaged).with(PLAIN.at(0)).attempt();
  }

  /**
   * Which bit is flipped.
   *
   * @param where a place among those that are offered, whatever their number
   * @param bit from the lowest
   */
  record Flip(int where, int bit) {
    Structure.Spot in(List<Structure.Spot> spots) {
      return spots.get(where % spots.size());
    }

    @Override
    public String toString() {
      return "bit " + bit + " of byte " + where + " of those in question";
    }
  }

  /**
   * Where a file is cut off.
   *
   * @param part before which boundary of its structure, whatever their number
   * @param bytes how far before
   */
  record Cut(int part, long bytes) {
    long of(Structure structure) {
      List<Long> ends = structure.ends();
      long end = ends.get(part % ends.size());
      return Math.max(0, end - 1 - bytes % Math.max(1, end));
    }

    @Override
    public String toString() {
      return "cut off " + (bytes + 1) + " bytes before boundary " + part;
    }
  }

  @Provide
  Arbitrary<RamShape> ram() {
    return Shapes.tiny(KitSession.current().subject());
  }

  @Provide
  Arbitrary<Flip> flips() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5000), Arbitraries.integers().between(0, 7))
        .as(Flip::new)
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Cut> cuts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 30),
            Arbitraries.oneOf(
                Arbitraries.longs().between(0, 40), Arbitraries.longs().between(0, 3 << 20)))
        .as(Cut::new)
        .withoutEdgeCases();
  }
}
