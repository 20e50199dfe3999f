package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;
import static dev.plumbline.kit.subject.TransferOptions.stream;

import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.run.Loaded;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The frame around RAM is checked, and a file that isn't whole is never taken for whole. */
@ExtendWith(CaseExtension.class)
public final class StreamCases {

  @Test
  @Case(
      id = "STR-004",
      holds = "What does not begin with the magic is refused.",
      clause = "frame",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void otherMagicIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "stream.magic = 0x5145564e");
  }

  @Test
  @Case(
      id = "STR-005",
      holds = "Versions other than 3 of the stream are refused.",
      clause = "frame",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void otherStreamVersionIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "stream.version = 2");
    Steps.refuses(run, "stream.version = 4");
  }

  @Test
  @Case(
      id = "STR-006",
      holds = "An unknown kind of section is refused.",
      clause = "frame",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void unknownSectionIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "section[0].type = 0x55");
  }

  @Test
  @Case(
      id = "STR-007",
      holds = "A footer that isn't the section's is refused.",
      clause = "frame",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void otherFooterIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "section[0].footer += 1");
    Steps.refuses(run, "section[1].footer += 1");
  }

  @Test
  @Case(
      id = "STR-008",
      holds = "A part of a section that never began is refused.",
      clause = "frame",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void partOfNothingIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "section[1].id += 7", "section[1].footer += 7");
  }

  @Test
  @Case(
      id = "STR-009",
      holds = "RAM sections of other versions are refused.",
      clause = "ram",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void otherRamVersionIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "section[0].version = 3");
    Steps.refuses(run, "section[0].version = 5");
  }

  @Test
  @Case(
      id = "STR-010",
      holds = "Records with pages are refused in the mapped-ram form.",
      clause = "mapped-ram",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void pageRecordIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "ram.record = 0x8");
    Steps.refuses(run, "ram.record = 0x2");
  }

  @Test
  @Case(
      id = "STR-011",
      holds = "An empty file is refused.",
      clause = "frame",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void emptyFileIsRefused(CaseRun run) throws IOException {
    Steps.refuses(run, "file.length = 0");
  }

  @Test
  @Case(
      id = "STR-012",
      holds = "A file that ends in front of its pages is refused.",
      clause = "rules",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void endInFrontOfThePagesIsRefused(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.ram("random:3")).done();
    for (String end :
        List.of(
            "6",
            "10",
            "offset(section[0].id)",
            "offset(ram.total) + 3",
            "offset(block[0].usedLength)",
            "offset(block[0].header.pageSize)",
            "offset(block[0].bitmap) + 8",
            "offset(block[0].page[0])")) {
      Steps.refuses(run, saved, "file.length = " + end);
    }
  }

  @Test
  @Case(
      id = "STR-013",
      holds = "A file that ends in or behind its pages, but in front of its end byte, is refused.",
      clause = "rules",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void endInFrontOfTheEndByteIsRefused(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.ram("random:3")).done();
    for (String end :
        List.of(
            "offset(block[0].page[1])",
            "offset(block[0].page[700]) + 17",
            "offset(block[0].page[1024])",
            "offset(ram.record)",
            "offset(ram.record) + 8",
            "offset(section[0].footer)",
            "offset(section[1].id)",
            "offset(stream.end)")) {
      Steps.refuses(run, saved, "file.length = " + end);
    }
  }

  @Test
  @Case(
      id = "STR-014",
      level = Level.RECOMMENDED,
      holds = "A file that ends inside its description is refused.",
      clause = "description",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE, Capability.LOAD})
  void endInsideTheDescriptionIsRefused(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.ram("random:3")).done();
    Steps.refuses(run, saved, "file.length = offset(description) + 1");
    Steps.refuses(run, saved, "file.length -= 1");
  }

  @Test
  @Case(
      id = "STR-015",
      holds = "What follows the end of a stream does no harm.",
      clause = "frame",
      needs = {Capability.SAVE, Capability.LOAD})
  void bytesBehindTheEndDoNoHarm(CaseRun run) throws IOException {
    Steps.loads(run, "file.length += 5000");
  }

  @Test
  @Case(
      id = "STR-020",
      level = Level.RECOMMENDED,
      holds = "A refusal says why: each cause in other words.",
      clause = "rules",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD})
  void refusalsSayWhy(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.ram("fragmented:20")).done();
    Map<String, String> reasons = new TreeMap<>();
    for (String damage :
        List.of(
            "stream.magic = 1",
            "section[0].version = 9",
            "block[0].name = \"m9\"",
            "block[0].header.version = 2",
            "block[0].header.bitmapOffset += 0x40000000")) {
      Loaded loaded = run.loading(run.edited(saved, damage)).attempt();
      run.expect(loaded.asUnfit());
      if (loaded.outcome() instanceof Outcome.Refused refused) {
        String earlier = reasons.put(refused.message(), damage);
        run.expect(
            earlier == null && !refused.message().isBlank()
                ? loaded.asUnfit()
                : new Judgement(
                    Verdict.WRONGLY_REJECTED,
                    damage
                        + " is refused in the same words as "
                        + earlier
                        + ": "
                        + refused.text()));
      }
    }
  }

  @Test
  @Case(
      id = "STR-016",
      holds = "The plain stream form and the mapped-ram form hold the same.",
      clause = "stream-form",
      needs = {Capability.SAVE, Capability.LOAD, Capability.SAVE_STREAM, Capability.LOAD_STREAM})
  void bothFormsHoldTheSame(CaseRun run) throws IOException {
    RamSpec ram = Steps.ram("fragmented:17");
    Steps.roundTrip(run, ram, mappedRam());
    Steps.roundTrip(run, ram, stream());
  }

  @Test
  @Case(
      id = "STR-017",
      holds = "A file of another machine type is refused.",
      clause = "configuration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD, Capability.DEVICES})
  void otherMachineIsRefused(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.ram("fragmented:18")).done();
    Saved edited = run.edited(saved, "configuration.machine = \"nope\"");
    run.expect(run.loading(edited).on(new Machine("none", List.of())).attempt().asUnfit());
  }

  @Test
  @Case(
      id = "STR-018",
      holds = "A file in which the stream is elsewhere than at the offset given is refused.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD, Capability.OFFSET})
  void otherOffsetIsRefused(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.ram("fragmented:19")).with(mappedRam().offset(4097)).done();
    for (long offset : new long[] {4096, 4098, 4097 + (8L << 20)}) {
      run.expect(run.loading(saved).with(mappedRam().offset(offset)).attempt().asUnfit());
    }
  }

  @Test
  @Case(
      id = "STR-019",
      holds = "A stream that ends in front of its end byte is refused in the plain form, too.",
      clause = "rules",
      conforms = {Verdict.REJECTED, Verdict.REJECTED_LATE},
      needs = {Capability.SAVE_STREAM, Capability.LOAD_STREAM})
  void truncatedStreamIsRefused(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.ram("random:3")).with(stream()).done();
    for (String end :
        List.of(
            "offset(ram.total) + 3",
            "offset(ram.record) + 4",
            "offset(ram.record) + 5000",
            "offset(section[0].footer)",
            "offset(stream.end)")) {
      Steps.refuses(run, saved, "file.length = " + end);
    }
  }
}
