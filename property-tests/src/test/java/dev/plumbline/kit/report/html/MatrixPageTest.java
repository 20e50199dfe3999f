package dev.plumbline.kit.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.report.HostileText;
import dev.plumbline.kit.report.RunResult;
import dev.plumbline.kit.report.SampleRuns;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page as text: what needs no browser. */
class MatrixPageTest {

  @Test
  void equalRunsGiveEqualBytes() throws IOException {
    assertThat(page(SampleRuns.threeSubjects())).isEqualTo(page(SampleRuns.threeSubjects()));
  }

  @Test
  void nothingIsLoadedFromAnywhere() throws IOException {
    assertThat(page(SampleRuns.threeSubjects()))
        .doesNotContainPattern(Pattern.compile("(?i)https?:|@import|<link|<iframe|<object|url\\("))
        .contains("content=\"default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-");
  }

  @Test
  void noTagComesFromText() throws IOException {
    String page = page(HostileText.run());
    String ours = page.replace(Assets.script(), "").replace(Assets.style(), "");
    assertThat(ours)
        .doesNotContain("<script>document")
        .doesNotContain("<img src=x")
        .doesNotContain("\u202e", "\u0007", "\u0000", "\r")
        .contains("&lt;script&gt;document.title=&#39;taken&#39;&lt;/script&gt;");
    assertThat(Pattern.compile("<script").matcher(ours).results()).hasSize(1);
  }

  @Test
  void theLeadSaysWhatIsBetterAndWorse() throws IOException {
    assertThat(page(SampleRuns.threeSubjects()))
        .contains(
            "Of 47 results, 2 are worse than expected, 1 is better than expected, 1 is better than"
                + " expected, yet a failure; 12 failures known before. The kit itself failed 1"
                + " time.");
  }

  @Test
  void theLeadSaysThatAllIsWell() throws IOException {
    RunResult run = SampleRuns.single(SampleRuns.result("PAG-001", Verdict.OK, Verdict.OK, ""));
    assertThat(page(run)).contains("<p class=\"lead\">All of 1 result as expected.</p>");
  }

  @Test
  void aRunWithoutSubjectsIsAPage() throws IOException {
    assertThat(page(SampleRuns.of(List.of()))).contains("All of 0 results as expected.");
  }

  @Test
  void aFixThatIsKnownIsNamed() throws IOException {
    assertThat(page(SampleRuns.threeSubjects()))
        .contains("known failure, fixed by commit 5e76440b56 in 11.1");
  }

  @Test
  void aVeryLongTextIsCut() throws IOException {
    String detail = "x".repeat(10);
    RunResult run =
        SampleRuns.withLog(
            SampleRuns.result("PAG-001", Verdict.CRASH, Verdict.OK, detail), "y".repeat(100_000));
    assertThat(page(run))
        .hasSizeLessThan(80_000)
        .contains("67232 characters more are in results.json");
  }

  private static String page(RunResult run) throws IOException {
    return new String(MatrixPage.of(run, Pictures.NONE), UTF_8);
  }
}
