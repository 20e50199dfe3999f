package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.fixtures.qemu.Firmware;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.TransferOptions;
import dev.plumbline.kit.subject.reference.ReferenceSubject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files go from one implementation to another. */
@ExtendWith(CaseExtension.class)
public final class VersionCases {

  @Test
  @Case(
      id = "VER-001",
      holds = "What it saves, the reference implementation finds in order and loads.",
      clause = "rules",
      needs = {Capability.SAVE, Capability.MAPPED_RAM})
  void referenceLoadsIt(CaseRun run) throws IOException {
    run.expect(run.loading(saved(run, mappedRam())).by(new ReferenceSubject()).attempt().asWhole());
    if (run.subject().capabilities().contains(Capability.MULTIFD)) {
      Saved channels = saved(run, mappedRam().channels(3));
      run.expect(run.loading(channels).by(new ReferenceSubject()).attempt().asWhole());
    }
  }

  @Test
  @Case(
      id = "VER-002",
      holds = "What the reference implementation saves, it loads.",
      clause = "rules",
      needs = {Capability.LOAD, Capability.MAPPED_RAM})
  void itLoadsTheReferences(CaseRun run) throws IOException {
    Subject reference = new ReferenceSubject();
    Saved saved = run.saving(Steps.ram("fragmented:31")).by(reference).done();
    run.expect(run.loading(saved).attempt().asWhole());
    if (run.subject().capabilities().contains(Capability.MULTIFD)) {
      run.expect(run.loading(saved).with(mappedRam().channels(3)).attempt().asWhole());
    }
  }

  @Test
  @Case(
      id = "VER-003",
      holds = "What it saves, every other implementation of the run loads.",
      clause = "rules",
      needs = {Capability.SAVE, Capability.MAPPED_RAM})
  void othersLoadIt(CaseRun run) throws IOException {
    Saved saved = saved(run, mappedRam());
    for (Subject peer : peers(run, Capability.LOAD)) {
      run.expect(run.loading(saved).by(peer).attempt().asWhole());
    }
  }

  @Test
  @Case(
      id = "VER-004",
      holds = "What every other implementation of the run saves, it loads.",
      clause = "rules",
      needs = {Capability.LOAD, Capability.MAPPED_RAM})
  void itLoadsWhatOthersSave(CaseRun run) throws IOException {
    for (Subject peer : peers(run, Capability.SAVE)) {
      Saved saved = run.saving(Steps.ram("fragmented:31")).by(peer).done();
      run.expect(run.loading(saved).attempt().asWhole());
    }
  }

  @Test
  @Case(
      id = "VER-005",
      holds = "Machines of the same versioned type go from one version to another and back.",
      clause = "configuration",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD, Capability.DEVICES})
  void versionedMachinesGoThereAndBack(CaseRun run) throws IOException {
    List<Subject> peers = peers(run, Capability.DEVICES);
    Machine machine = new Machine("pc-q35-10.0", List.of("-bios", Firmware.NAME));
    for (Subject peer : peers) {
      for (boolean there : new boolean[] {true, false}) {
        Saved saved =
            run.saving(RamSpec.of("m0", 1024, "fragmented:32"))
                .by(there ? run.subject() : peer)
                .on(machine)
                .with(mappedRam().channels(2))
                .done();
        run.expect(
            run.loading(saved).by(there ? peer : run.subject()).on(machine).attempt().asWhole());
      }
    }
  }

  private static Saved saved(CaseRun run, TransferOptions options) throws IOException {
    return run.saving(Steps.ram("fragmented:30")).with(options).done();
  }

  /** Those that can do what is asked of them. */
  private static List<Subject> peers(CaseRun run, Capability capability) {
    List<Subject> peers =
        run.peers().stream()
            .filter(peer -> peer.capabilities().contains(Capability.MAPPED_RAM))
            .filter(peer -> peer.capabilities().contains(capability))
            .toList();
    if (peers.isEmpty()) {
      throw run.impossibleHere("no other implementation: give a second --subject");
    }
    return peers;
  }
}
