package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.PassedDescriptor;
import dev.plumbline.kit.subject.PassedDescriptor.Access;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Descriptors that somebody else opened, as libvirt opens them for QEMU. */
@ExtendWith(CaseExtension.class)
public final class DescriptorCases {

  @Test
  @Case(
      id = "FDS-001",
      holds = "Direct I/O without a direct descriptor is refused, and the guest lives on.",
      clause = "file-migration",
      hunts = "no-direct-descriptor",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.MULTIFD, Capability.DIRECT_IO, Capability.FDSET})
  void missingDirectDescriptorIsRefused(CaseRun run) throws IOException {
    PassedDescriptor plain = new PassedDescriptor(Access.WRITE, false);
    var options = mappedRam().channels(2).direct(true).passing(plain, plain);
    var attempted = run.saving(RamSpec.of("m0", 256, "random:1")).with(options).attempt();
    run.expect(Judge.refusedSave(attempted.outcome()));
  }
}
