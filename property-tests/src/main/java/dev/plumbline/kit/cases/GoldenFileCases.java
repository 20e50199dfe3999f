package dev.plumbline.kit.cases;

import dev.plumbline.fixtures.golden.GoldenFile;
import dev.plumbline.fixtures.golden.GoldenManifest;
import dev.plumbline.kit.subject.Reading;
import dev.plumbline.kit.subject.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;

/** What must hold of every golden file, each written by a real QEMU. */
@ExtendWith(SubjectResolver.class)
public final class GoldenFileCases {

  @Case(
      id = "STR-001",
      holds = "Every file that a QEMU completed is accepted as whole.",
      clause = "frame")
  void completedFilesAreAccepted(GoldenReadings readings) {
    judge(
        readings,
        Verdict.WRONGLY_REJECTED,
        (manifest, reading) ->
            manifest.complete() && reading instanceof Reading.Refused refused
                ? "refused: " + refused.errors()
                : null);
  }

  @Case(
      id = "STR-002",
      holds = "A file that a failed, cancelled or killed save left behind is refused.",
      clause = "rules",
      conforms = Verdict.REJECTED)
  void leftoversAreRefused(GoldenReadings readings) {
    judge(
        readings,
        Verdict.SILENT_CORRUPTION,
        (manifest, reading) ->
            !manifest.complete() && reading instanceof Reading.Accepted
                ? "accepted although its save ended as " + manifest.outcome()
                : null);
  }

  @Case(
      id = "STR-003",
      holds = "Form, place of the stream and target page size are recognised.",
      clause = "configuration")
  void formOffsetAndPageSizeAreRecognised(GoldenReadings readings) {
    judge(
        readings,
        Verdict.SILENT_CORRUPTION,
        (manifest, reading) ->
            reading instanceof Reading.Accepted accepted
                ? differing(
                    List.of(
                        form(manifest),
                        manifest.streamOffsetBytes(),
                        (long) manifest.pageSizeBytes()),
                    List.of(
                        accepted.form(), accepted.streamOffsetBytes(), accepted.pageSizeBytes()))
                : null);
  }

  @Case(
      id = "BLK-001",
      holds = "Every RAM block of the saved machine is found, with its length.",
      clause = "ram")
  void blocksAreThoseOfTheMachine(GoldenReadings readings) {
    judge(
        readings,
        Verdict.SILENT_CORRUPTION,
        (manifest, reading) -> {
          Map<String, Long> lengths = new LinkedHashMap<>();
          manifest.blocks().forEach(block -> lengths.put(block.name(), block.usedBytes()));
          return reading instanceof Reading.Accepted accepted
              ? differing(lengths, accepted.blockLengths())
              : null;
        });
  }

  @Case(
      id = "PAG-001",
      holds = "Restored RAM equals the RAM that was saved, every byte of every block.",
      clause = "mapped-ram")
  void restoredRamEqualsSavedRam(GoldenReadings readings) {
    judge(
        readings,
        Verdict.SILENT_CORRUPTION,
        (manifest, reading) -> {
          Map<String, String> truth = new LinkedHashMap<>();
          for (GoldenManifest.Block block : manifest.blocks()) {
            if (block.inFile() && block.sha256() != null) {
              truth.put(block.name(), block.sha256());
            }
          }
          if (!(reading instanceof Reading.Accepted accepted)) {
            return null;
          }
          Map<String, String> read = new LinkedHashMap<>(accepted.contentHashes());
          read.keySet().retainAll(truth.keySet());
          return differing(truth, read);
        });
  }

  private static String form(GoldenManifest manifest) {
    return switch (manifest.form()) {
      case MAPPED_RAM -> "mapped-ram";
      case STREAM -> "stream";
    };
  }

  private static @Nullable String differing(Object expected, Object found) {
    return Objects.equals(expected, found) ? null : "found " + found + ", expected " + expected;
  }

  private static void judge(
      GoldenReadings readings,
      Verdict otherwise,
      BiFunction<GoldenManifest, Reading, @Nullable String> check) {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<GoldenFile, Reading> entry : readings.all().entrySet()) {
      String what = check.apply(entry.getKey().manifest(), entry.getValue());
      if (what != null) {
        wrong.add(entry.getKey().id() + ": " + what);
      }
    }
    if (!wrong.isEmpty()) {
      throw new Nonconformity(
          otherwise,
          wrong.size()
              + " of "
              + readings.all().size()
              + " golden files: "
              + String.join("; ", wrong));
    }
  }
}
