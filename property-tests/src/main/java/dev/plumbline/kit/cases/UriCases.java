package dev.plumbline.kit.cases;

import static dev.plumbline.kit.subject.TransferOptions.mappedRam;

import dev.plumbline.fixtures.Linux;
import dev.plumbline.fixtures.golden.GoldenPrefix;
import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.CaseExtension;
import dev.plumbline.kit.run.CaseRun;
import dev.plumbline.kit.run.FaultyPlace;
import dev.plumbline.kit.run.Level;
import dev.plumbline.kit.run.Prefix;
import dev.plumbline.kit.run.Saved;
import dev.plumbline.kit.subject.Capability;
import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.TransferOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The place of a file, word for word as in QEMU's file: URI. */
@ExtendWith(CaseExtension.class)
public final class UriCases {

  @Test
  @Case(
      id = "URI-001",
      holds = "Sizes in all forms that QEMU takes put the stream where they say.",
      clause = "file-migration",
      needs = {Capability.SAVE, Capability.LOAD, Capability.URI, Capability.OFFSET})
  void sizesInAllForms(CaseRun run) throws IOException {
    Map<String, Long> sizes =
        Map.of(
            "4096", 4096L, "0x1000", 4096L, "4k", 4096L, "4K", 4096L, " 4096", 4096L, "1.5k", 1536L,
            "0", 0L);
    for (var size : new TreeMap<>(sizes).entrySet()) {
      Path file = run.directory().resolve("at-" + size.getValue());
      String uri = "file:" + file + ",offset=" + size.getKey();
      Saved saved =
          run.saving(RamSpec.of("m0", 16, "random:61")).with(mappedRam().uri(uri)).to(file).done();
      run.expect(run.loading(saved).with(mappedRam().offset(size.getValue())).attempt().asWhole());
      run.expect(run.loading(saved).with(mappedRam().uri(uri)).attempt().asWhole());
    }
  }

  @Test
  @Case(
      id = "URI-002",
      holds = "What is no size is refused, and no file appears.",
      clause = "file-migration",
      hunts = "bad-offset-strings",
      fixedBy = "84ac6fa12d (9.1)",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.URI, Capability.OFFSET})
  void noSizesAreRefused(CaseRun run) throws IOException {
    for (String size :
        List.of(
            "0x20M", "", "1e3", "4096 ", "1,offset=2", "-1", "16E", "1.5", "4KiB", "0x", "nan")) {
      refused(run, size);
    }
  }

  @Test
  @Case(
      id = "URI-003",
      holds = "An offset where no file can reach is refused, and no file appears.",
      clause = "file-migration",
      hunts = "bad-offset-strings",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.URI, Capability.OFFSET})
  void offsetsBeyondAllFilesAreRefused(CaseRun run) throws IOException {
    for (String size : List.of("8E", "18446744073709551615", "7E")) {
      refused(run, size);
    }
  }

  @Test
  @Case(
      id = "URI-004",
      holds = "What can't be a file, or isn't there, is refused.",
      clause = "file-migration",
      hunts = "bad-offset-strings",
      fixedBy = "84ac6fa12d (9.1)",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.URI})
  void noFilesAreRefused(CaseRun run) throws IOException {
    for (String uri :
        List.of(
            "file:",
            "file:" + run.directory(),
            "file:" + run.directory().resolve("missing/file"),
            "file:/dev/full",
            "file:/dev/null")) {
      run.expect(Judge.refusedSave(save(run, uri)));
    }
  }

  @Test
  @Case(
      id = "URI-005",
      holds = "A load of what is no file, or not there, is refused.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD, Capability.URI})
  void loadsOfNoFilesAreRefused(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.ram("fragmented:62")).done();
    for (String uri :
        List.of(
            "file:",
            "file:" + run.directory(),
            "file:" + run.directory().resolve("missing"),
            "file:/dev/null",
            "file:/dev/zero",
            "file:" + saved.file() + ",offset=0x20M")) {
      run.expect(run.loading(saved).with(mappedRam().uri(uri)).attempt().asUnfit());
    }
  }

  @Test
  @Case(
      id = "URI-006",
      holds = "A pipe, which nobody reads, is refused at once: nothing can be sought in it.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.URI})
  void pipeIsRefused(CaseRun run) throws IOException {
    Path pipe = pipe(run);
    var options = mappedRam().uri("file:" + pipe).bound(SHORT);
    run.expect(
        Judge.refusedSave(run.saving(Steps.ram("random:1")).with(options).attempt().outcome()));
  }

  @Test
  @Case(
      id = "URI-007",
      holds = "A load from a pipe, into which nobody writes, is refused at once.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.LOAD, Capability.URI})
  void loadFromAPipeIsRefused(CaseRun run) throws IOException {
    Path pipe = pipe(run);
    Saved saved = run.saving(Steps.ram("random:1")).done();
    var options = mappedRam().uri("file:" + pipe).bound(SHORT);
    run.expect(run.loading(saved).with(options).attempt().asUnfit());
  }

  @Test
  @Case(
      id = "URI-008",
      holds = "Not a byte in front of the offset is touched.",
      clause = "file-migration",
      hunts = "offset-truncates",
      fixedBy = "6d3279655a (9.1)",
      needs = {Capability.SAVE, Capability.LOAD, Capability.OFFSET})
  void prefixIsUntouched(CaseRun run) throws IOException {
    Path file = run.directory().resolve("behind");
    byte[] prefix = GoldenPrefix.bytes(67977);
    for (TransferOptions options : Steps.ways(run)) {
      Files.write(file, GoldenPrefix.bytes(9_000_000));
      Saved saved =
          run.saving(Steps.ram("fragmented:63"))
              .with(options.offset(prefix.length))
              .to(file)
              .done();
      run.require(Prefix.of(prefix).judge(file));
      run.expect(run.loading(saved).attempt().asWhole());
    }
  }

  @Test
  @Case(
      id = "URI-009",
      holds = "A save that fails leaves the bytes in front of the offset alone, too.",
      clause = "file-migration",
      conforms = Verdict.REJECTED,
      needs = {Capability.SAVE, Capability.OFFSET})
  void prefixSurvivesAFailedSave(CaseRun run) throws IOException {
    byte[] prefix = GoldenPrefix.bytes(5000);
    FaultyPlace place = run.faulty(Faults.plan("on write at block[0].page[500]: error EIO"));
    String name = place.freshName();
    Files.write(place.sound(name), prefix);
    var options = mappedRam().offset(prefix.length);
    Outcome outcome =
        run.saving(Steps.ram("random:64")).with(options).to(place.faulty(name)).attempt().outcome();
    Judgement judgement = Judge.refusedSave(outcome);
    byte[] now = Arrays.copyOf(Files.readAllBytes(place.sound(name)), prefix.length);
    run.expect(
        Arrays.equals(now, prefix)
            ? judgement
            : new Judgement(
                Verdict.SILENT_CORRUPTION, "bytes in front of the offset have changed"));
  }

  @Test
  @Case(
      id = "URI-010",
      level = Level.RECOMMENDED,
      holds = "What RAM holds is nobody else's to read: only the owner may open the file.",
      clause = "file-migration",
      needs = Capability.SAVE)
  void fileIsTheOwnersAlone(CaseRun run) throws IOException {
    Saved saved = run.saving(Steps.ram("random:65")).done();
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(saved.file()));
    run.expect(
        mode.substring(3).equals("------")
            ? new Judgement(Verdict.OK, "")
            : new Judgement(Verdict.WRONGLY_REJECTED, "mode of the file: " + mode));
  }

  @Test
  @Case(
      id = "URI-012",
      holds = "A comma in a path is the path's.",
      clause = "file-migration",
      needs = {Capability.SAVE, Capability.LOAD, Capability.URI, Capability.OFFSET})
  void commaInAPath(CaseRun run) throws IOException {
    Path file = run.directory().resolve("a,b,offset");
    TransferOptions options = mappedRam().uri("file:" + file + ",offset=4096");
    Saved saved = run.saving(Steps.ram("fragmented:67")).with(options).to(file).done();
    run.expect(run.loading(saved).with(mappedRam().offset(4096)).attempt().asWhole());
  }

  @Test
  @Case(
      id = "URI-011",
      holds = "An offset behind the end of a file leaves a hole in front.",
      clause = "file-migration",
      needs = {Capability.SAVE, Capability.LOAD, Capability.OFFSET})
  void offsetBehindTheEnd(CaseRun run) throws IOException {
    Path file = run.directory().resolve("short");
    Files.write(file, GoldenPrefix.bytes(10));
    Saved saved =
        run.saving(Steps.ram("fragmented:66")).with(mappedRam().offset(100_001)).to(file).done();
    run.require(Prefix.of(Arrays.copyOf(GoldenPrefix.bytes(10), 100_001)).judge(file));
    run.expect(run.loading(saved).attempt().asWhole());
  }

  /** Long enough to say no. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  private static Outcome save(CaseRun run, String uri) throws IOException {
    return run.saving(RamSpec.of("m0", 16, "random:60"))
        .with(mappedRam().uri(uri))
        .attempt()
        .outcome();
  }

  private static void refused(CaseRun run, String size) throws IOException {
    Path file = run.directory().resolve("never");
    Judgement judgement = Judge.refusedSave(save(run, "file:" + file + ",offset=" + size));
    boolean isThere = Files.deleteIfExists(file);
    run.expect(
        isThere && judgement.verdict() == Verdict.REJECTED
            ? new Judgement(
                Verdict.REJECTED_LATE, judgement.detail() + "; a file stays behind: " + size)
            : judgement);
  }

  private static Path pipe(CaseRun run) throws IOException {
    Path pipe = run.directory().resolve("pipe");
    Linux.makePipe(pipe);
    return pipe;
  }
}
