package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is saved comes back, whatever it is. */
@ExtendWith(CaseExtension.class)
public final class RoundTripCases {

  @Test
  @Case(
      id = "PAG-002",
      holds = "RAM without a zero page comes back whole.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD})
  void denseRam(CaseRun run) throws IOException {
    roundTrip(run, "random:1");
  }

  @Test
  @Case(
      id = "PAG-003",
      holds = "RAM in which data and zero pages alternate comes back whole.",
      clause = "mapped-ram",
      needs = {Capability.SAVE, Capability.LOAD})
  void fragmentedRam(CaseRun run) throws IOException {
    roundTrip(run, "fragmented:2");
  }

  @Test
  @Case(
      id = "PAG-004",
      holds = "RAM that is all zero comes back so.",
      clause = "mapped-ram",
      hunts = "all-zero-batch",
      fixedBy = "44fe138edc (9.0)",
      needs = {Capability.SAVE, Capability.LOAD})
  void zeroRam(CaseRun run) throws IOException {
    roundTrip(run, "zero");
  }

  private static void roundTrip(CaseRun run, String pattern) throws IOException {
    // An odd number of pages: the last word of the bitmap is not full.
    RamSpec ram = RamSpec.of("m0", 1025, pattern);
    run.expect(run.loading(run.saving(ram).with(mappedRam()).done()).attempt().asWhole());
    if (run.subject().capabilities().contains(Capability.MULTIFD)) {
      run.expect(
          run.loading(run.saving(ram).with(mappedRam().channels(2)).done()).attempt().asWhole());
    }
  }
}
