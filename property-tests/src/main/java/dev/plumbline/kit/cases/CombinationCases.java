package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;
import static dev.plumbline.kit.subject.TransferOptions.stream;

import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.run.Running;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.TransferOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes with mapped-ram and what doesn't, and that settings can be taken back. */
@ExtendWith(CaseExtension.class)
public final class CombinationCases {

  @Test
  @Case(
      id = "CAP-001",
      holds = "XBZRLE with mapped-ram is refused.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.SETTINGS})
  void xbzrleIsRefused(CaseRun run) throws IOException {
    refused(run, mappedRam().setting("xbzrle", true));
  }

  @Test
  @Case(
      id = "CAP-002",
      holds = "Postcopy with mapped-ram is refused.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.SETTINGS})
  void postcopyIsRefused(CaseRun run) throws IOException {
    refused(run, mappedRam().setting("postcopy-ram", true));
  }

  @Test
  @Case(
      id = "CAP-003",
      holds = "TLS with mapped-ram is refused.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.SETTINGS})
  void tlsIsRefused(CaseRun run) throws IOException {
    refused(run, mappedRam().setting("tls-creds", "tls0"));
  }

  @Test
  @Case(
      id = "CAP-004",
      holds = "Compression with mapped-ram is refused.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.SETTINGS, Capability.MULTIFD})
  void compressionIsRefused(CaseRun run) throws IOException {
    refused(run, mappedRam().channels(2).setting("multifd-compression", "zlib"));
  }

  @Test
  @Case(
      id = "CAP-005",
      holds = "Channels to a file in the plain stream form are refused.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE_STREAM, Capability.MULTIFD})
  void channelsInTheStreamFormAreRefused(CaseRun run) throws IOException {
    refused(run, stream().channels(2));
  }

  @Test
  @Case(
      id = "CAP-006",
      holds =
          "A mapped-ram file is refused by a loader that was told to expect the other form, or read"
              + " as what it is.",
      clause = "configuration",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.LOAD, Capability.LOAD_STREAM})
  void mappedRamFileForTheOtherForm(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.ram("fragmented:101")).done();
    run.expect(run.loading(saved).with(stream()).attempt().asUnfit());
  }

  @Test
  @Case(
      id = "CAP-007",
      holds =
          "A file in the stream form is refused by a loader that was told to expect mapped-ram, or"
              + " read as what it is.",
      clause = "configuration",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE_STREAM, Capability.LOAD})
  void streamFileForTheOtherForm(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.ram("fragmented:102")).with(stream()).done();
    run.expect(run.loading(saved).with(mappedRam()).attempt().asUnfit());
    if (run.subject().capabilities().contains(Capability.MULTIFD)) {
      run.expect(run.loading(saved).with(mappedRam().channels(2)).attempt().asUnfit());
    }
  }

  @Test
  @Case(
      id = "CAP-008",
      holds = "Direct I/O without channels is refused, or does no harm.",
      clause = "file-migration",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.LOAD, Capability.SETTINGS, Capability.DIRECT_IO})
  void directIoWithoutChannels(CaseRun run) throws IOException {
    Saved saved =
        run.saving(Steps.ram("fragmented:103")).with(mappedRam().setting("direct-io", true)).done();
    run.expect(run.loading(saved).attempt().asUnfit());
  }

  @Test
  @Case(
      id = "CAP-009",
      holds = "Settings of which one is refused change nothing.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.SEVERAL_SAVES, Capability.SETTINGS, Capability.MULTIFD})
  void refusedSettingsChangeNothing(CaseRun run) throws IOException {
    try (Running machine = run.start(Steps.ram("random:104"))) {
      Map<String, String> before = machine.settings();
      for (Map<String, Object> wrong :
          List.<Map<String, Object>>of(
              Map.of("mapped-ram", true, "multifd", true, "xbzrle", true),
              Map.of("multifd-channels", 8, "max-bandwidth", 4096, "zero-page-detection", "no"),
              Map.of("multifd-channels", 0, "direct-io", true),
              Map.of("multifd-channels", 256))) {
        Outcome outcome = machine.set(wrong);
        run.require(Faults.refused(outcome));
        Map<String, String> after = machine.settings();
        run.expect(
            after.equals(before)
                ? Judge.refusedSave(outcome)
                : new Judgement(
                    Verdict.REJECTED_LATE, wrong + " was refused, but " + changes(before, after)));
      }
    }
  }

  @Test
  @Case(
      id = "CAP-010",
      holds = "Compression that was accepted can be taken back, and a save succeeds then.",
      clause = "file-migration",
      hunts = "settings-trap",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.SEVERAL_SAVES,
        Capability.SETTINGS,
        Capability.MULTIFD
      })
  void compressionCanBeTakenBack(CaseRun run) throws IOException {
    takenBack(
        run,
        Map.of("mapped-ram", true, "multifd", true),
        Map.of("multifd-compression", "zlib"),
        Map.of("multifd-compression", "none"));
  }

  @Test
  @Case(
      id = "CAP-011",
      holds = "TLS credentials that were accepted can be taken back, and a save succeeds then.",
      clause = "file-migration",
      hunts = "settings-trap",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.MAPPED_RAM,
        Capability.SEVERAL_SAVES,
        Capability.SETTINGS
      })
  void tlsCanBeTakenBack(CaseRun run) throws IOException {
    takenBack(
        run, Map.of("mapped-ram", true), Map.of("tls-creds", "tls0"), Map.of("tls-creds", ""));
  }

  @Test
  @Case(
      id = "CAP-012",
      holds =
          "Channels and direct I/O that were accepted can be taken back, and a save succeeds then.",
      clause = "file-migration",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.SEVERAL_SAVES,
        Capability.SETTINGS,
        Capability.MULTIFD,
        Capability.DIRECT_IO
      })
  void channelsCanBeTakenBack(CaseRun run) throws IOException {
    takenBack(
        run,
        Map.of("mapped-ram", true),
        Map.of("multifd", true, "direct-io", true, "multifd-channels", 16),
        Map.of("multifd", false, "direct-io", false, "multifd-channels", 2));
  }

  @Test
  @Case(
      id = "CAP-013",
      holds =
          "A return path, which a file has not, is refused before anything is written, or"
              + " harmless.",
      clause = "file-migration",
      hunts = "return-path",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.LOAD, Capability.SETTINGS})
  void returnPath(CaseRun run) throws IOException {
    ends(run, mappedRam().setting("return-path", true));
  }

  @Test
  @Case(
      id = "CAP-014",
      holds =
          "A background snapshot into mapped-ram is refused or succeeds, and the guest lives on.",
      clause = "file-migration",
      hunts = "background-snapshot",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.LOAD, Capability.SETTINGS})
  void backgroundSnapshot(CaseRun run) throws IOException {
    ends(run, mappedRam().setting("background-snapshot", true));
  }

  @Test
  @Case(
      id = "CAP-015",
      holds = "Ignoring shared RAM is refused or succeeds when all RAM is shared.",
      clause = "mapped-ram",
      hunts = "ignore-shared",
      needs = {Capability.SAVE, Capability.SETTINGS, Capability.IGNORE_SHARED})
  void ignoringAllRam(CaseRun run) throws IOException {
    var options = mappedRam().setting("x-ignore-shared", true);
    run.expect(Judge.saved(run.saving(Steps.ram("random:105")).with(options).attempt().outcome()));
    if (run.subject().capabilities().contains(Capability.MULTIFD)) {
      options = options.channels(2);
      run.expect(
          Judge.saved(run.saving(Steps.ram("random:105")).with(options).attempt().outcome()));
    }
  }

  @Test
  @Case(
      id = "CAP-016",
      holds =
          "Releasing RAM that has been saved leaves the RAM of a machine saved to a file alone.",
      clause = "file-migration",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.LOAD, Capability.SETTINGS})
  void releaseRam(CaseRun run) throws IOException {
    ends(run, mappedRam().setting("release-ram", true));
  }

  @Test
  @Case(
      id = "CAP-017",
      holds = "Zero-copy sending, which a file has not, is refused or does no harm.",
      clause = "file-migration",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.LOAD, Capability.SETTINGS, Capability.MULTIFD})
  void zeroCopy(CaseRun run) throws IOException {
    ends(run, mappedRam().channels(2).setting("zero-copy-send", true));
  }

  @Test
  @Case(
      id = "CAP-018",
      level = Level.RECOMMENDED,
      holds = "COLO, which needs a destination that answers, is refused.",
      clause = "file-migration",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.LOAD, Capability.SETTINGS})
  void colo(CaseRun run) throws IOException {
    ends(run, mappedRam().setting("x-colo", true));
  }

  @Test
  @Case(
      id = "CAP-019",
      holds =
          "The mode cpr-transfer without its second channel is refused, and the guest lives on.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.SAVE_STREAM, Capability.SETTINGS})
  void otherModeWithoutItsChannel(CaseRun run) throws IOException {
    refused(run, TransferOptions.stream().setting("mode", "cpr-transfer"));
  }

  private static void refused(CaseRun run, TransferOptions options) throws IOException {
    run.expect(
        Judge.refusedSave(run.saving(Steps.ram("random:100")).with(options).attempt().outcome()));
  }

  /** Refused with nothing that could be taken for whole, or completed and whole. */
  private static void ends(CaseRun run, TransferOptions options) throws IOException {
    var attempted = run.saving(Steps.ram("fragmented:106")).with(options).attempt();
    TransferOptions plain = mappedRam().channels(options.channels());
    if (attempted.outcome() instanceof Outcome.Accepted) {
      run.require(Judge.compared(attempted.saved().truth(), attempted.ram()));
      run.expect(run.loading(attempted.saved()).with(plain).attempt().asWhole());
      run.expect(run.loading(attempted.saved()).with(options.bound(SHORT)).attempt().asUnfit());
      return;
    }
    run.expect(Judge.refusedSave(attempted.outcome()));
    Saved left = attempted.saved();
    if (Files.exists(left.file())
        && run.loading(left).with(plain).attempt().outcome() instanceof Outcome.Accepted) {
      run.expect(
          new Judgement(
              Verdict.WRONGLY_REJECTED,
              attempted.outcome().text() + "; but the file is whole and loads"));
    }
  }

  /** Switched on and off again, a setting must leave no trace. */
  private static void takenBack(
      CaseRun run, Map<String, Object> first, Map<String, Object> wrong, Map<String, Object> back)
      throws IOException {
    try (Running machine = run.start(Steps.ram("fragmented:107"))) {
      run.require(Judge.saved(machine.set(first)));
      if (machine.set(wrong) instanceof Outcome.Accepted) {
        run.expect(Judge.saved(machine.set(back)));
      }
      Path file = run.directory().resolve("saved");
      run.expect(Judge.saved(machine.save(file, mappedRam())));
      run.expect(run.loading(machine.in(file, mappedRam())).attempt().asWhole());
    }
  }

  private static String changes(Map<String, String> before, Map<String, String> after) {
    return after.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
        .map(entry -> entry.getKey() + " is " + entry.getValue() + " now")
        .collect(Collectors.joining(", "));
  }

  /** What hangs, hangs at once. */
  private static final Duration SHORT = Duration.ofSeconds(8);
}
