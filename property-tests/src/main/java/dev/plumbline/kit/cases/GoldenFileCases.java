package dev.plumbline.kit.cases;

import dev.plumbline.fixtures.golden.GoldenCatalogue;
import dev.plumbline.fixtures.golden.GoldenFile;
import dev.plumbline.fixtures.golden.GoldenManifest;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Inspection;
import dev.plumbline.kit.subject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What must hold of every golden file, each written by a real QEMU. */
@ExtendWith(CaseExtension.class)
public final class GoldenFileCases {

  @Test
  @Case(
      id = "STR-001",
      holds = "Every file that a QEMU completed is accepted as whole.",
      clause = "frame",
      needs = Capability.LOAD)
  void completedFilesAreAccepted(CaseRun run) throws IOException {
    List<GoldenLoad> refused =
        wholes(run).stream().filter(l -> !(l.outcome() instanceof Outcome.Accepted)).toList();
    run.expect(judge(refused, Verdict.WRONGLY_REJECTED, Verdict.OK));
  }

  @Test
  @Case(
      id = "STR-002",
      holds = "A file that a failed, cancelled or killed save left behind is refused.",
      clause = "rules",
      hunts = "leftover",
      conforms = Verdict.REJECTED,
      needs = Capability.LOAD)
  void leftoversAreRefused(CaseRun run) throws IOException {
    List<GoldenLoad> accepted =
        loads(run, false).stream().filter(l -> !(l.outcome() instanceof Outcome.Refused)).toList();
    // What was left behind may hold all of RAM: then nothing is corrupted but the rule.
    boolean wrong = accepted.stream().anyMatch(l -> !l.wrongBlocks().isEmpty());
    run.expect(judge(accepted, wrong ? Verdict.SILENT_CORRUPTION : Verdict.OK, Verdict.REJECTED));
  }

  @Test
  @Case(
      id = "STR-003",
      holds = "Form, place of the stream and target page size are recognised.",
      clause = "configuration",
      needs = Capability.INSPECT)
  void formOffsetAndPageSizeAreRecognised(CaseRun run) throws IOException {
    run.expect(
        inspected(
            run,
            (manifest, seen) ->
                List.of(seen.form(), seen.streamOffsetBytes(), seen.pageSizeBytes())
                    .equals(
                        List.of(
                            form(manifest),
                            manifest.streamOffsetBytes(),
                            (long) manifest.pageSizeBytes()))));
  }

  @Test
  @Case(
      id = "BLK-001",
      holds = "Every RAM block of the saved machine is found, with its length.",
      clause = "ram",
      needs = Capability.INSPECT)
  void blocksAreThoseOfTheMachine(CaseRun run) throws IOException {
    run.expect(
        inspected(
            run,
            (manifest, seen) -> {
              Map<String, Long> lengths = new LinkedHashMap<>();
              manifest.blocks().forEach(block -> lengths.put(block.name(), block.usedBytes()));
              return lengths.equals(seen.blockLengths());
            }));
  }

  @Test
  @Case(
      id = "PAG-001",
      holds = "Restored RAM equals the RAM that was saved, every byte of every block.",
      clause = "mapped-ram",
      needs = Capability.LOAD)
  void restoredRamEqualsSavedRam(CaseRun run) throws IOException {
    List<GoldenLoad> wrong = wholes(run).stream().filter(l -> !l.wrongBlocks().isEmpty()).toList();
    run.expect(judge(wrong, Verdict.SILENT_CORRUPTION, Verdict.OK));
  }

  /** Loads of all files that are whole, made once. */
  private record Wholes(List<GoldenLoad> loads) {}

  private static List<GoldenLoad> wholes(CaseRun run) throws IOException {
    return run.shared(Wholes.class, () -> new Wholes(loads(run, true))).loads();
  }

  /** All of a kind that the subject can load, each in turn. */
  private static List<GoldenLoad> loads(CaseRun run, boolean complete) throws IOException {
    List<GoldenLoad> loads = new ArrayList<>();
    for (GoldenFile golden : GoldenCatalogue.all()) {
      if (golden.manifest().complete() == complete && GoldenLoad.isFor(run.subject(), golden)) {
        loads.add(GoldenLoad.of(run, golden));
      }
    }
    if (loads.isEmpty()) {
      throw run.unsupported("none of the golden files is for it");
    }
    return loads;
  }

  private static Judgement judge(List<GoldenLoad> faults, Verdict ifAny, Verdict ifNone) {
    if (faults.isEmpty()) {
      return new Judgement(ifNone, "");
    }
    Verdict verdict = ifAny;
    List<String> details = new ArrayList<>();
    for (GoldenLoad load : faults) {
      verdict =
          switch (load.outcome()) {
            case Outcome.Crashed _ -> Verdict.CRASH;
            case Outcome.Hung _ -> Verdict.HANG;
            case Outcome.Accepted _, Outcome.Refused _, Outcome.Unsupported _ -> verdict;
          };
      details.add(
          load.golden().id()
              + " "
              + load.outcome().text()
              + (load.wrongBlocks().isEmpty() ? "" : ", wrong blocks: " + load.wrongBlocks()));
    }
    return new Judgement(verdict, String.join("; ", details));
  }

  /** What a reading must fulfil. */
  @FunctionalInterface
  private interface Check {
    boolean holds(GoldenManifest manifest, Inspection seen);
  }

  private static Judgement inspected(CaseRun run, Check check) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (GoldenFile golden : GoldenCatalogue.all()) {
      GoldenManifest manifest = golden.manifest();
      if (!manifest.complete()) {
        continue;
      }
      Path file = golden.unpackTo(run.directory());
      long offset = manifest.libvirt() == null ? manifest.streamOffsetBytes() : -1;
      Inspection seen = run.subject().inspect(file, offset);
      if (!check.holds(manifest, seen)) {
        wrong.add(golden.id() + ": found " + seen);
      }
      Files.delete(file);
    }
    return wrong.isEmpty()
        ? new Judgement(Verdict.OK, "")
        : new Judgement(Verdict.SILENT_CORRUPTION, String.join("; ", wrong));
  }

  private static String form(GoldenManifest manifest) {
    return switch (manifest.form()) {
      case MAPPED_RAM -> "mapped-ram";
      case STREAM -> "stream";
    };
  }
}
