package dev.plumbline.kit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.kit.cases.AllCases;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.subject.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected, better and worse. */
final class ExpectationsTest {

  private static final Identity QEMU = new Identity("qemu", "qemu", "10.0.2 (Debian)", "");
  private static final List<String> KNOWN = AllCases.list().stream().map(Case::id).toList();

  @TempDir private Path directory;

  @Test
  void linesOfTheSubjectsOwnSectionWin() {
    Expectations read =
        Expectations.parse(
            """
            # a comment
            HDR-001 crash
            HDR-002 crash|hang  # a race
            [qemu]
            HDR-001 hang
            [qemu-10.0]
            HDR-001 silent-corruption
            [qemu-11.1]
            PAG-001 crash
            """,
            "here",
            KNOWN);
    assertThat(read.of(QEMU).keySet()).containsExactlyInAnyOrder("HDR-001", "HDR-002");
    assertThat(Expectations.expected(read.of(QEMU), definition("HDR-001")))
        .containsExactly(Verdict.SILENT_CORRUPTION);
    assertThat(read.of(QEMU).get("HDR-002"))
        .isEqualTo(new Expectations.Line(List.of(Verdict.CRASH, Verdict.HANG), "a race"));
    assertThat(Expectations.expected(read.of(QEMU), definition("PAG-001")))
        .containsExactly(Verdict.OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "HDR-001; found 'HDR-001'",
        "HDR-001 bad; no verdict is called 'bad'",
        "HDR-001 crash|; no verdict is called ''",
        "HDR-999 crash; there is no case HDR-999",
        "[]; found '[]'",
        "HDR-001 crash hang; found 'HDR-001 crash hang'"
      })
  void wrongLineIsNamed(String line, String message) {
    assertThatThrownBy(() -> Expectations.parse("\n" + line, "file.txt", KNOWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("file.txt line 2: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "crash, crash, AS_EXPECTED",
    "rejected, crash, BETTER",
    "rejected-late, rejected, WORSE",
    "crash, rejected, WORSE",
    "crash, silent-corruption, BETTER",
    "silent-corruption, crash, WORSE",
    "hang, crash|hang, AS_EXPECTED",
    "lost-guest, crash|hang, WORSE",
    "ok, rejected, WORSE",
    "ok, ok, AS_EXPECTED",
    "unsupported, rejected, AS_EXPECTED",
    "unsupported, crash, BETTER"
  })
  void resultIsHeldAgainstWhatIsExpected(String verdict, String expected, Change change) {
    assertThat(result("HDR-001", verdict, expected).change()).isEqualTo(change);
  }

  @Test
  void oneOfSeveralVerdictsThatConformIsAsGoodAsTheOther() {
    assertThat(result("HDR-102", "rejected-late", "rejected").change())
        .isEqualTo(Change.AS_EXPECTED);
  }

  @Test
  void updateKeepsWhatDidNotRunAndCommentsThatStillHold() throws IOException {
    Path file = directory.resolve("expectations.txt");
    Files.writeString(
        file, "HDR-001 crash # mine\nHDR-002 crash # mine\nHDR-003 ok # mine\nPAG-005 hang\n");
    update(
        file,
        result("HDR-001", "crash", "crash"),
        result("HDR-002", "silent-corruption", "crash"),
        result("HDR-003", "rejected", "ok"),
        result("BLK-002", "silent-corruption", "rejected"));
    assertThat(Files.readAllLines(file).stream().filter(line -> line.matches("[A-Z].*")))
        .containsExactly(
            "BLK-002  silent-corruption  # size-mismatch",
            "HDR-001  crash              # mine",
            "HDR-002  silent-corruption  # fixed by 03b7c2369c (11.1)",
            "PAG-005  hang");
  }

  @ParameterizedTest
  @ValueSource(strings = {"qemu-10.0", "qemu-11.1", "reference"})
  void builtInExpectationsNameCasesThatThereAre(String section) throws IOException {
    String[] parts = section.split("-", 2);
    String version = parts.length == 2 ? parts[1] : "development";
    Identity subject = new Identity(parts[0], parts[0], version, "");
    assertThat(ExpectationFiles.builtIn(subject, KNOWN)).isPresent();
  }

  @Test
  void unknownVersionHasNone() throws IOException {
    for (Identity unknown :
        List.of(
            new Identity("qemu", "qemu", "9.2.0", ""),
            new Identity("exec=x", "../../secret", "1.0", ""))) {
      assertThat(ExpectationFiles.builtIn(unknown, KNOWN)).isEmpty();
    }
  }

  private static void update(Path file, CaseResult... results) throws IOException {
    SubjectResult subject =
        new SubjectResult(QEMU, Path.of("/"), "ext4", List.of(results), List.of());
    RunResult run = new RunResult("0", "Linux", Instant.EPOCH, 0, 1, "", List.of(subject));
    ExpectationFiles.update(file, ExpectationFiles.read(file, KNOWN), run);
  }

  private static CaseResult result(String id, String verdict, String expected) {
    return new CaseResult(
        CaseFacts.of(definition(id)),
        Verdict.of(verdict),
        Verdict.allOf(expected),
        0,
        "",
        List.of(),
        "");
  }

  private static Case definition(String id) {
    return AllCases.list().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }
}
