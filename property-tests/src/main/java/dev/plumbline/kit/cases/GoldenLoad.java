package dev.plumbline.kit.cases;

import dev.plumbline.fixtures.golden.GoldenFile;
import dev.plumbline.fixtures.golden.GoldenManifest;
import dev.plumbline.fixtures.ram.RamFiles;
import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.kit.edit.FileEditor;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.LoadRequest;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.Subject;
import dev.plumbline.kit.subject.TransferOptions;
import dev.plumbline.stream.Form;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A golden file as a subject loaded it.
 *
 * @param golden the file
 * @param outcome what the subject did
 * @param wrongBlocks blocks whose content isn't what QEMU had saved
 */
record GoldenLoad(GoldenFile golden, Outcome outcome, List<String> wrongBlocks) {

  private static final String IGNORE_SHARED = "x-ignore-shared";

  /** Copies what was given. */
  GoldenLoad {
    wrongBlocks = List.copyOf(wrongBlocks);
  }

  /**
   * Whether the subject has the machine that the file is of, and all else that loading it needs.
   */
  static boolean isFor(Subject subject, GoldenFile golden) {
    GoldenManifest manifest = golden.manifest();
    Set<Capability> needs = LoadRequest.of(Path.of(""), List.of(), options(manifest)).needs();
    if (!subject.capabilities().containsAll(needs)) {
      return false;
    }
    Set<String> machines = subject.machines();
    // Machine "none" has the pages of the emulator's target, and each emulator has its own.
    String emulator = manifest.commandLine().getFirst().endsWith("aarch64") ? "virt" : "microvm";
    return machines.isEmpty()
        || (machines.contains(manifest.machine().split(",", 2)[0]) && machines.contains(emulator));
  }

  /** Has the subject load the file. */
  static GoldenLoad of(CaseRun run, GoldenFile golden) throws IOException {
    return of(run, golden, golden.manifest().streamOffsetBytes());
  }

  /**
   * Has the subject load the file, or a copy that was edited.
   *
   * @param streamOffsetBytes where the subject is told that the stream begins
   * @param edits see {@link FileEditor}
   */
  static GoldenLoad of(CaseRun run, GoldenFile golden, long streamOffsetBytes, String... edits)
      throws IOException {
    GoldenManifest manifest = golden.manifest();
    Path file = golden.unpackTo(run.directory());
    if (edits.length > 0) {
      Path whole = file;
      file = run.directory().resolve("edited");
      FileEditor.copy(whole, manifest.streamOffsetBytes(), file, edits);
      Files.delete(whole);
    }
    boolean hasMachines = run.subject().capabilities().contains(Capability.DEVICES);
    List<GuestRam> ram = new ArrayList<>();
    List<GoldenManifest.Block> checked = new ArrayList<>();
    for (GoldenManifest.Block block : manifest.blocks()) {
      // RAM that a machine brings itself has no file that could be given.
      if (!hasMachines || block.pattern() != null) {
        ram.add(prepared(block, run.ramDirectory().resolve(golden.id() + "-" + ram.size())));
        checked.add(block);
      }
    }
    Machine machine =
        hasMachines ? new Machine(manifest.machine(), manifest.devices()) : Machine.ANY;
    TransferOptions options = options(manifest).offset(streamOffsetBytes);
    if (manifest.capabilities().getOrDefault(IGNORE_SHARED, false)
        && run.subject().capabilities().contains(Capability.SETTINGS)) {
      options = options.setting(IGNORE_SHARED, true);
    }
    Outcome outcome = run.load(new LoadRequest(machine, ram, false, file, options));
    List<String> wrong = new ArrayList<>();
    if (outcome instanceof Outcome.Accepted) {
      for (int i = 0; i < ram.size(); i++) {
        String truth = checked.get(i).sha256();
        if (truth != null && !truth.equals(RamFiles.sha256(ram.get(i).file()))) {
          wrong.add(ram.get(i).name());
        }
      }
    }
    for (GuestRam block : ram) {
      Files.delete(block.file());
    }
    Files.delete(file);
    return new GoldenLoad(golden, outcome, wrong);
  }

  /** Judged as a file that is in order. */
  Judgement asWhole() {
    return judged(Verdict.WRONGLY_REJECTED);
  }

  /** Judged as a file that should be refused. */
  Judgement asUnfit() {
    return judged(Verdict.REJECTED);
  }

  private Judgement judged(Verdict ifRefused) {
    String detail = golden.id() + " " + outcome.text();
    return switch (outcome) {
      case Outcome.Accepted _ ->
          wrongBlocks.isEmpty()
              ? new Judgement(Verdict.OK, detail)
              : new Judgement(Verdict.SILENT_CORRUPTION, detail + ", wrong: " + wrongBlocks);
      case Outcome.Refused _ -> new Judgement(ifRefused, detail);
      case Outcome.Crashed _ -> new Judgement(Verdict.CRASH, detail);
      case Outcome.Hung _ -> new Judgement(Verdict.HANG, detail);
      case Outcome.Unsupported _ -> new Judgement(Verdict.UNSUPPORTED, detail);
    };
  }

  private static TransferOptions options(GoldenManifest manifest) {
    boolean multifd = manifest.capabilities().getOrDefault("multifd", false);
    Object channels = manifest.parameters().getOrDefault("multifd-channels", 2);
    return TransferOptions.mappedRam()
        .form(manifest.form() == GoldenManifest.Form.STREAM ? Form.STREAM : Form.MAPPED_RAM)
        .offset(manifest.streamOffsetBytes())
        .channels(multifd ? ((Number) channels).intValue() : 0)
        .direct(Objects.equals(manifest.parameters().get("direct-io"), true));
  }

  /** What a file leaves out is there before: shared memory outlives the source. */
  private static GuestRam prepared(GoldenManifest.Block block, Path file) throws IOException {
    String pattern = block.pattern();
    if (!block.inFile() && pattern != null) {
      RamFiles.fill(file, block.name(), block.usedBytes(), RamPattern.parse(pattern));
    } else {
      try (RandomAccessFile empty = new RandomAccessFile(file.toFile(), "rw")) {
        empty.setLength(block.usedBytes());
      }
    }
    return new GuestRam(block.name(), block.usedBytes(), file);
  }
}
