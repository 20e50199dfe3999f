package dev.plumbline.kit.report;

import dev.plumbline.fixtures.golden.GoldenCatalogue;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.report.files.ReportForms;
import dev.plumbline.kit.run.Exhibit;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.subject.Identity;
import dev.plumbline.map.FileMap;
import dev.plumbline.map.Picture;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.BitmapOrder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs to report. */
public final class SampleRuns {

  public static final List<String> FAMILIES =
      List.of(
          "HDR", "BMP", "PAG", "BLK", "STR", "URI", "FDS", "DIO", "MFD", "LIV", "FLT", "DUR", "CAP",
          "VER", "LVT");

  private SampleRuns() {}

  /** The document that a run of three subjects might have left. */
  public static byte[] document() throws IOException {
    try (InputStream in = SampleRuns.class.getResourceAsStream("results.json")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  /** That run. */
  public static RunResult threeSubjects() throws IOException {
    return ResultsReader.read("results.json", document());
  }

  /** That run in a report's directory, with a real picture wherever something failed. */
  public static Path directory(Path scratch) throws IOException {
    Path directory = Files.createDirectories(scratch.resolve("report"));
    Path golden = GoldenCatalogue.get("q10-live").unpackTo(scratch);
    Path picture = Files.createDirectories(directory.resolve("evidence")).resolve("HDR-003.svg");
    try (MigrationFile file = MigrationFile.open(golden, 0, BitmapOrder.LITTLE)) {
      Files.write(picture, new Picture(FileMap.of(file)).svg());
    }
    Files.write(directory.resolve(ReportForms.RESULTS), document());
    return directory;
  }

  /** A run of one case on one subject. */
  public static RunResult single(CaseResult result) {
    return of(List.of(subject("qemu", "10.0.2", List.of(result))));
  }

  /** The same with a log as evidence. */
  public static RunResult withLog(CaseResult result, String log) {
    return single(result.with(List.of(Exhibit.text("log", log))));
  }

  /** A run of Plumbline 0.1.0 at the beginning of time. */
  public static RunResult of(List<SubjectResult> subjects) {
    return new RunResult(
        "0.1.0", "Linux 6.18.0 x86_64", Instant.EPOCH, 1.5, 1, "./plumbline check", subjects);
  }

  /** A subject on ext4. */
  public static SubjectResult subject(String kind, String version, List<CaseResult> cases) {
    return new SubjectResult(
        new Identity(kind, kind, version, ""), Path.of("/srv/vm"), "ext4", cases, List.of());
  }

  /** A case that demands {@code ok}. */
  public static CaseResult result(String id, Verdict verdict, Verdict expected, String detail) {
    CaseFacts facts =
        new CaseFacts(
            id,
            Level.REQUIRED,
            "What is saved in " + id + " comes back.",
            "pages",
            "",
            "",
            List.of(Verdict.OK));
    return new CaseResult(
        facts,
        verdict,
        List.of(expected),
        0.25,
        detail,
        List.of(),
        "./plumbline check --case " + id);
  }

  /** As large as runs get: {@code cases} for each of {@code subjects}. */
  public static RunResult large(int cases, int subjects) {
    List<SubjectResult> all = new ArrayList<>();
    for (int s = 0; s < subjects; s++) {
      List<CaseResult> results = new ArrayList<>();
      for (int c = 0; c < cases; c++) {
        String family = FAMILIES.get(c * FAMILIES.size() / cases);
        Verdict verdict = (c + s) % 11 == 0 ? Verdict.CRASH : Verdict.OK;
        String detail = "What was seen of case " + c + " on subject " + s + ". ".repeat(50);
        results.add(result(family + "-%03d".formatted(c), verdict, Verdict.OK, detail));
      }
      all.add(subject("qemu", "10.0." + s, results));
    }
    return of(all);
  }
}
