package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;
import static dev.plumbline.kit.subject.TransferOptions.stream;

import dev.plumbline.fixtures.golden.GoldenPrefix;
import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.run.Prefix;
import dev.plumbline.kit.run.SaveAttempt;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.PassedDescriptor;
import dev.plumbline.kit.subject.PassedDescriptor.Access;
import dev.plumbline.kit.subject.TransferOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    refusedSave(
        run,
        mappedRam().channels(2).direct(true),
        new PassedDescriptor(Access.WRITE, false),
        new PassedDescriptor(Access.WRITE, false));
  }

  @Test
  @Case(
      id = "FDS-002",
      holds = "One descriptor is enough without channels.",
      clause = "file-migration",
      needs = {Capability.SAVE, Capability.LOAD, Capability.FDSET})
  void oneDescriptorIsEnough(CaseRun run) throws IOException {
    saves(run, mappedRam(), new PassedDescriptor(Access.WRITE, false));
  }

  @Test
  @Case(
      id = "FDS-003",
      holds = "One descriptor is enough for channels without direct I/O.",
      clause = "file-migration",
      needs = {Capability.SAVE, Capability.LOAD, Capability.MULTIFD, Capability.FDSET})
  void oneDescriptorIsEnoughForChannels(CaseRun run) throws IOException {
    saves(run, mappedRam().channels(2), new PassedDescriptor(Access.WRITE, false));
  }

  @Test
  @Case(
      id = "FDS-004",
      holds = "With direct I/O the channels take the direct descriptor, all else the other one.",
      clause = "file-migration",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.MULTIFD,
        Capability.DIRECT_IO,
        Capability.FDSET
      })
  void directAndPlainDescriptor(CaseRun run) throws IOException {
    saves(
        run,
        mappedRam().channels(3).direct(true),
        new PassedDescriptor(Access.WRITE, false),
        new PassedDescriptor(Access.WRITE, true));
  }

  @Test
  @Case(
      id = "FDS-005",
      holds = "The order in which descriptors were passed means nothing.",
      clause = "file-migration",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.MULTIFD,
        Capability.DIRECT_IO,
        Capability.FDSET
      })
  void orderMeansNothing(CaseRun run) throws IOException {
    saves(
        run,
        mappedRam().channels(3).direct(true),
        new PassedDescriptor(Access.WRITE, true),
        new PassedDescriptor(Access.WRITE, false));
  }

  @Test
  @Case(
      id = "FDS-006",
      holds = "A stream at an odd offset, through descriptors, leaves what is in front alone.",
      clause = "file-migration",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.MULTIFD,
        Capability.DIRECT_IO,
        Capability.FDSET
      })
  void oddOffsetThroughDescriptors(CaseRun run) throws IOException {
    saves(
        run,
        mappedRam().channels(2).direct(true).offset(4097),
        new PassedDescriptor(Access.WRITE, false),
        new PassedDescriptor(Access.WRITE, true));
  }

  @Test
  @Case(
      id = "FDS-007",
      holds = "A lone direct descriptor is refused: headers are not aligned.",
      clause = "file-migration",
      hunts = "no-direct-descriptor",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.MULTIFD, Capability.DIRECT_IO, Capability.FDSET})
  void loneDirectDescriptorIsRefused(CaseRun run) throws IOException {
    refusedSave(
        run, mappedRam().channels(2).direct(true), new PassedDescriptor(Access.WRITE, true));
  }

  @Test
  @Case(
      id = "FDS-008",
      holds = "A descriptor that can only read is refused for a save.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.FDSET})
  void readingDescriptorIsRefused(CaseRun run) throws IOException {
    Path file = Files.createFile(run.directory().resolve("read-only"));
    var options = mappedRam().passing(new PassedDescriptor(Access.READ, false));
    run.expect(
        Judge.refusedSave(
            run.saving(Steps.ram("random:1")).with(options).to(file).attempt().outcome()));
  }

  @Test
  @Case(
      id = "FDS-009",
      holds = "A lone plain descriptor is refused for direct I/O, and the guest lives on.",
      clause = "file-migration",
      hunts = "no-direct-descriptor",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.MULTIFD, Capability.DIRECT_IO, Capability.FDSET})
  void lonePlainDescriptorIsRefused(CaseRun run) throws IOException {
    refusedSave(
        run, mappedRam().channels(2).direct(true), new PassedDescriptor(Access.WRITE, false));
  }

  @Test
  @Case(
      id = "FDS-010",
      level = Level.OBSERVED,
      holds = "A descriptor that can read and write is taken or refused, no more.",
      clause = "file-migration",
      conforms = {Verdict.OK, Verdict.REJECTED},
      needs = {Capability.SAVE, Capability.FDSET})
  void readWriteDescriptor(CaseRun run) throws IOException {
    PassedDescriptor both = new PassedDescriptor(Access.READ_WRITE, false);
    run.expect(Judge.refusedSave(save(run, mappedRam(), both).outcome()));
  }

  @Test
  @Case(
      id = "FDS-011",
      holds =
          "A load takes a plain and a direct descriptor, and a plain one alone without direct I/O.",
      clause = "file-migration",
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.MULTIFD,
        Capability.DIRECT_IO,
        Capability.FDSET
      })
  void loadThroughDescriptors(CaseRun run) throws IOException {
    PassedDescriptor plain = new PassedDescriptor(Access.READ, false);
    PassedDescriptor direct = new PassedDescriptor(Access.READ, true);
    Saved saved = run.saving(Steps.ram("fragmented:41")).done();
    for (TransferOptions options :
        List.of(
            mappedRam().passing(plain),
            mappedRam().channels(2).passing(plain),
            mappedRam().channels(2).direct(true).passing(plain, direct))) {
      run.expect(run.loading(saved).with(options).attempt().asWhole());
    }
  }

  @Test
  @Case(
      id = "FDS-012",
      holds = "Direct I/O without a direct descriptor is refused by a load.",
      clause = "file-migration",
      hunts = "no-direct-descriptor",
      conforms = Verdict.REJECTED,
      needs = {
        Capability.SAVE,
        Capability.LOAD,
        Capability.MULTIFD,
        Capability.DIRECT_IO,
        Capability.FDSET
      })
  void loadWithoutDirectDescriptorIsRefused(CaseRun run) throws IOException {
    PassedDescriptor plain = new PassedDescriptor(Access.READ, false);
    Saved saved = run.saving(Steps.ram("fragmented:42")).done();
    TransferOptions options = mappedRam().channels(2).direct(true).passing(plain, plain);
    run.expect(run.loading(saved).with(options).attempt().asUnfit());
  }

  @Test
  @Case(
      id = "FDS-014",
      holds = "The plain stream form, too, goes through a descriptor and to an offset.",
      clause = "stream-form",
      needs = {Capability.SAVE_STREAM, Capability.LOAD_STREAM, Capability.FDSET, Capability.OFFSET})
  void streamThroughADescriptor(CaseRun run) throws IOException {
    saves(run, stream().offset(4096), new PassedDescriptor(Access.WRITE, false));
  }

  @Test
  @Case(
      id = "FDS-013",
      holds = "A set of descriptors that was never made is refused.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.FDSET, Capability.URI})
  void missingSetIsRefused(CaseRun run) throws IOException {
    var options = mappedRam().uri("file:/dev/fdset/77");
    run.expect(
        Judge.refusedSave(run.saving(Steps.ram("random:1")).with(options).attempt().outcome()));
  }

  private static SaveAttempt.Attempted save(
      CaseRun run, TransferOptions options, PassedDescriptor... descriptors) throws IOException {
    return run.saving(Steps.ram("fragmented:40")).with(options.passing(descriptors)).attempt();
  }

  private static void refusedSave(
      CaseRun run, TransferOptions options, PassedDescriptor... descriptors) throws IOException {
    run.expect(Judge.refusedSave(save(run, options, descriptors).outcome()));
  }

  private static void saves(CaseRun run, TransferOptions options, PassedDescriptor... descriptors)
      throws IOException {
    Path file = run.directory().resolve("passed");
    byte[] prefix = GoldenPrefix.bytes(options.offsetBytes());
    Files.write(file, prefix);
    Saved saved =
        run.saving(Steps.ram("fragmented:40")).with(options.passing(descriptors)).to(file).done();
    run.require(Prefix.of(prefix).judge(file));
    run.expect(run.loading(saved).with(options).attempt().asWhole());
  }
}
