package dev.plumbline.kit.properties;

import dev.plumbline.fixtures.ram.RunPattern;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.KitSession;
import dev.plumbline.kit.run.Prefix;
import dev.plumbline.kit.run.PropertyExtension;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.run.Tries;
import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Where a saver puts things. */
@AddLifecycleHook(PropertyExtension.class)
public final class LayoutProperties {

  @Property
  @Tries(inProcess = 150, started = 50)
  @Case(
      id = "HDR-101",
      holds = "Headers, bitmaps, page regions and pages stand where the format puts them.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.MAPPED_RAM})
  void layout(
      @ForAll("ram") RamShape ram, @ForAll("saves") Way save, @ForAll("offsets") long offset)
      throws IOException {
    CaseRun run = KitSession.current().attempt();
    Saved saved = run.saving(ram.blocks()).with(save.at(offset)).done();
    try (SavedFile file = SavedFile.read(saved.file(), offset)) {
      List<String> violations = new ArrayList<>(LayoutModel.violations(file, ram.blocks()));
      violations.addAll(Meaning.wrongPages(file, saved.truth()));
      run.expect(Meaning.judge(violations));
    } catch (IllegalFormatException e) {
      run.expect(Meaning.judge(List.of(String.valueOf(e.getMessage()))));
    }
  }

  @Property
  @Tries(inProcess = 80, started = 30)
  @Case(
      id = "BMP-101",
      holds = "A page's bit is set exactly when the page isn't zero, if zero pages are looked for.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.MAPPED_RAM})
  void bits(@ForAll("ram") RamShape ram, @ForAll("channels") int channels) throws IOException {
    CaseRun run = KitSession.current().attempt();
    Saved saved = run.saving(ram.blocks()).with(new Way(channels, false, null).at(0)).done();
    List<String> wrong = new ArrayList<>();
    try (SavedFile file = SavedFile.read(saved.file(), 0)) {
      for (RamSpec spec : ram.blocks()) {
        SavedFile.Block block = file.block(spec.name());
        RunPattern content = (RunPattern) spec.content();
        for (long page = 0; page < block.pages() && wrong.size() < 4; page++) {
          boolean set = file.isSet(block, page);
          if (set != (content.kindOf(page) != RunPattern.Kind.ZERO)) {
            wrong.add(
                "the bit of page "
                    + page
                    + " of "
                    + block.name()
                    + (set ? " is set" : " is clear"));
          }
        }
      }
    } catch (IllegalFormatException e) {
      wrong.add(String.valueOf(e.getMessage()));
    }
    run.expect(Meaning.judge(wrong));
  }

  @Property
  @Tries(inProcess = 60, started = 20)
  @Case(
      id = "URI-101",
      holds = "A save at an offset leaves every byte before it alone.",
      clause = "file-migration",
      hunts = "offset-truncates",
      fixedBy = "6d3279655a (9.1)",
      needs = {Capability.SAVE, Capability.MAPPED_RAM, Capability.OFFSET})
  void prefixIsUntouched(
      @ForAll("smallRam") RamShape ram,
      @ForAll("saves") Way save,
      @ForAll("offsetsBehind") long offset,
      @ForAll("lengths") long behind)
      throws IOException {
    CaseRun run = KitSession.current().attempt();
    Path file = run.directory().resolve("with-prefix");
    Prefix prefix = Prefix.write(file, offset, behind);
    Saved saved = run.saving(ram.blocks()).with(save.at(offset)).to(file).done();
    List<String> violations = new ArrayList<>(prefix.violations(file));
    try (SavedFile read = SavedFile.read(saved.file(), offset)) {
      violations.addAll(Meaning.wrongPages(read, saved.truth()));
    } catch (IllegalFormatException e) {
      violations.add(String.valueOf(e.getMessage()));
    }
    run.expect(Meaning.judge(violations));
  }

  @Provide
  Arbitrary<RamShape> ram() {
    return Shapes.any(KitSession.current().subject());
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
  Arbitrary<Integer> channels() {
    boolean several = KitSession.current().subject().capabilities().contains(Capability.MULTIFD);
    return Arbitraries.integers().between(0, several ? 5 : 0);
  }

  @Provide
  Arbitrary<Long> offsets() {
    return Ways.offsets(KitSession.current().subject());
  }

  @Provide
  Arbitrary<Long> offsetsBehind() {
    return Ways.offsetsBehindSomething();
  }

  /** How much older content stands behind the offset. */
  @Provide
  Arbitrary<Long> lengths() {
    return Arbitraries.longs().between(0, 3 << 20);
  }
}
