package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;
import static dev.plumbline.kit.subject.TransferOptions.stream;

import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.run.SaveAttempt;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.TransferOptions;
import dev.plumbline.kit.subject.ZeroPageDetection;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A machine that runs while it is saved: what counts is its RAM when it stopped. */
@ExtendWith(CaseExtension.class)
public final class LiveCases {

  @Test
  @Case(
      id = "LIV-001",
      holds = "RAM that changed in several rounds comes back as it was at the end.",
      clause = "mapped-ram",
      hunts = "zero-after-nonzero",
      fixedBy = "8fa1a21c6e (9.0)",
      needs = {Capability.SAVE, Capability.LOAD, Capability.LIVE})
  void rounds(CaseRun run) throws IOException {
    live(run, mappedRam());
  }

  @Test
  @Case(
      id = "LIV-002",
      holds = "The same with channels.",
      clause = "mapped-ram",
      hunts = "zero-after-nonzero",
      fixedBy = "8fa1a21c6e (9.0)",
      needs = {Capability.SAVE, Capability.LOAD, Capability.LIVE, Capability.MULTIFD})
  void roundsByChannels(CaseRun run) throws IOException {
    live(run, mappedRam().channels(3));
  }

  @Test
  @Case(
      id = "LIV-003",
      holds = "The same with the main thread looking for zero pages.",
      clause = "mapped-ram",
      hunts = "zero-after-nonzero",
      fixedBy = "8fa1a21c6e (9.0)",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.LIVE,
        Capability.MULTIFD,
        Capability.ZERO_PAGES_LEGACY
      })
  void roundsWithLegacyDetection(CaseRun run) throws IOException {
    live(run, mappedRam().channels(2).zeroPages(ZeroPageDetection.LEGACY));
  }

  @Test
  @Case(
      id = "LIV-004",
      holds = "The same past the page cache, at an odd offset.",
      clause = "mapped-ram",
      hunts = "zero-after-nonzero",
      fixedBy = "8fa1a21c6e (9.0)",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.LIVE,
        Capability.MULTIFD,
        Capability.DIRECT_IO,
        Capability.OFFSET
      })
  void roundsPastThePageCache(CaseRun run) throws IOException {
    Steps.requireDirectIo(run);
    live(run, mappedRam().channels(2).direct(true).offset(4097));
  }

  @Test
  @Case(
      id = "LIV-005",
      holds = "The same in the plain stream form.",
      clause = "stream-form",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.LIVE,
        Capability.SAVE_STREAM,
        Capability.LOAD_STREAM
      })
  void roundsInTheStreamForm(CaseRun run) throws IOException {
    live(run, stream());
  }

  @Test
  @Case(
      id = "LIV-006",
      level = Level.OBSERVED,
      holds = "RAM that a guest's own stores change comes back as it was at the end.",
      clause = "mapped-ram",
      hunts = "tcg-dirty-log",
      needs = {Capability.SAVE, Capability.LOAD, Capability.LIVE, Capability.DEVICES})
  void guestChangesItsRamItself(CaseRun run) throws IOException {
    SaveAttempt attempt = run.saving(RamSpec.of("m0", 1024, "zero")).with(mappedRam());
    run.expect(run.loading(attempt.liveByGuest(3).done()).attempt().asWhole());
  }

  private static void live(CaseRun run, TransferOptions options) throws IOException {
    Saved saved = run.saving(RamSpec.of("m0", 1024, "zero")).with(options).live(3).done();
    run.expect(run.loading(saved).attempt().asWhole());
  }
}
