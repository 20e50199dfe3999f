package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.TransferOptions;
import dev.plumbline.kit.subject.ZeroPageDetection;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page comes back, whatever it holds and wherever it is. */
@ExtendWith(CaseExtension.class)
public final class PageCases {

  @Test
  @Case(
      id = "PAG-006",
      holds = "RAM of any number of pages comes back whole, full last word and batch or not.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD})
  void anyNumberOfPages(CaseRun run) throws IOException {
    for (long pages : new long[] {1, 63, 65, 128, 129}) {
      Steps.roundTrips(run, RamSpec.of("m0", pages, "random:9"));
    }
  }

  @Test
  @Case(
      id = "PAG-007",
      holds = "Pages that are zero but for one byte come back whole.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD})
  void oneByteIsEnough(CaseRun run) throws IOException {
    Steps.roundTrips(run, RamSpec.of("m0", 257, "runs:10:a100z3a100d4a50"));
  }

  @Test
  @Case(
      id = "PAG-008",
      holds = "Zero pages that are stored like others come back as zeros.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD, Capability.ZERO_PAGES_NONE})
  void storedZeroPages(CaseRun run) throws IOException {
    TransferOptions options = mappedRam().channels(2).zeroPages(ZeroPageDetection.NONE);
    Steps.roundTrip(run, Steps.ram("fragmented:11"), options);
  }

  @Test
  @Case(
      id = "PAG-009",
      holds = "Whoever finds zero pages, main thread or channels, the same RAM comes back.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD})
  void anyZeroPageDetection(CaseRun run) throws IOException {
    RamSpec ram = Steps.ram("fragmented:12");
    for (ZeroPageDetection who : ZeroPageDetection.values()) {
      if (run.subject().capabilities().contains(who.capability())) {
        Steps.roundTrip(run, ram, mappedRam().channels(3).zeroPages(who));
      }
    }
  }

  @Test
  @Case(
      id = "PAG-010",
      holds = "A batch of nothing but zero pages is no error.",
      clause = "mapped-ram",
      hunts = "all-zero-batch",
      fixedBy = "44fe138edc (9.0)",
      needs = {Capability.SAVE, Capability.LOAD})
  void zeroBatchBetweenOthers(CaseRun run) throws IOException {
    RamSpec ram = RamSpec.of("m0", 1024, "runs:13:d3z400d1z500d1");
    Steps.roundTrips(run, ram);
  }

  @Test
  @Case(
      id = "PAG-011",
      holds = "Nothing of an older file remains in one that is saved over it.",
      clause = "file-migration",
      needs = {Capability.SAVE, Capability.LOAD})
  void savedOverAnOlderFile(CaseRun run) throws IOException {
    Path file = run.directory().resolve("twice");
    run.saving(RamSpec.of("m0", 2050, "random:14")).to(file).done();
    Saved second = run.saving(Steps.ram("fragmented:15")).to(file).done();
    run.expect(run.loading(second).attempt().asWhole());
  }

  @Test
  @Case(
      id = "PAG-012",
      holds = "Pages that were zero are zero afterwards with channels, too, whatever RAM held.",
      clause = "mapped-ram",
      hunts = "dirty-destination",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD, Capability.DIRTY_DESTINATION})
  void zeroPagesReplaceWhatWasThereByChannels(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.ram("fragmented:16")).with(mappedRam().channels(2)).done();
    run.expect(run.loading(saved).over(new RamPattern.SelfDescribing(6, 9)).attempt().asWhole());
  }
}
