package dev.plumbline.kit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.fixtures.browser.Chromium;
import dev.plumbline.fixtures.browser.Page;
import dev.plumbline.kit.report.SampleRuns;
import dev.plumbline.kit.report.files.ReportForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in the hands of a reader: mouse, keyboard, filter, phone, paper. */
class MatrixBrowserTest {

  private static final String OPEN = "document.getElementById('panel').open";
  private static final String FOCUS = "document.activeElement.hash";
  private static final String PANEL = "document.getElementById('panel-content').innerText";
  private static final String SHOWN =
      "[...document.querySelectorAll('#matrix tr[id]')].filter(r => r.offsetHeight > 0)"
          + ".map(r => r.id)";

  /** The picture in the panel, when it is there to be seen. */
  private static final String DECODED =
      "(async image => { image.loading = 'eager'; await image.decode(); return image; })"
          + "(document.querySelector('#panel img'))";

  @TempDir private static Path scratch;
  private static Chromium chromium;
  private static String report;

  private Page page;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start(scratch);
    Path directory = SampleRuns.directory(scratch);
    ReportForms.write(directory);
    report = directory.resolve(ReportForms.PAGE).toUri().toString();
  }

  @AfterAll
  static void stop() throws IOException {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    page = chromium.page();
    page.open(report);
  }

  @AfterEach
  void nothingWentWrongAndNothingWasAskedFor() {
    assertThat(page.errors()).isEmpty();
    assertThat(page.requests()).allMatch(url -> url.startsWith("file:") && url.contains(".html"));
    page.close();
  }

  @Test
  void aClickOpensWhatHappened() {
    page.click(cell("LIV-002", 3));
    assertThat(page.evaluate(OPEN).asBoolean()).isTrue();
    assertThat(page.text(PANEL))
        .contains("LIV-002 on qemu 11.1.3")
        .contains("A page that became zero in a later round is zero after the load.")
        .contains("silent-corruption")
        .contains("instead of ok: worse than expected")
        .contains("page 12 of pc.ram holds page 12 of pc.ram, generation 3")
        .contains("Smallest counterexample")
        .contains("found after: 212 tries, 31 steps of shrinking")
        .contains("--seed 7 --case LIV-002")
        .contains("commit 8fa1a21c6e in 9.0")
        .contains("docs/format.md#live-rounds")
        .contains("evidence/3-qemu/LIV-002.mig");
    assertThat(page.evaluate(DECODED + ".then(image => image.naturalWidth)").asInt())
        .isGreaterThan(1000);
  }

  @Test
  void whatConformsOpensToo() {
    page.click(cell("PAG-001", 1));
    assertThat(page.text(PANEL)).contains("PAG-001 on reference").contains("conforming");
  }

  @Test
  void whatCameToNoVerdictSaysWhy() {
    page.click(cell("VER-003", 2));
    assertThat(page.text(PANEL)).contains("no verdict").contains("No space left on device");
  }

  @Test
  void everyCellOpensSomething() {
    assertThat(
            page.text(
                "[...links.keys()].filter(id => !articleOf(id)?.textContent.includes("
                    + "id.split('.')[0]))"))
        .isEmpty();
    assertThat(page.evaluate("links.size").asInt()).isEqualTo(48);
  }

  @Test
  void theCopyButtonCopiesTheCommand() {
    page.allowClipboard();
    page.click(cell("FLT-001", 2));
    page.click("#panel .copy");
    assertThat(page.evaluate("navigator.clipboard.readText()").asText())
        .isEqualTo(
            "./plumbline check --subject qemu=/usr/bin/qemu-system-x86_64 --on /srv/vm --seed 7"
                + " --case FLT-001");
    assertThat(page.text("document.querySelector('#panel .copy').textContent")).isEqualTo("Copied");
  }

  @Test
  void tabReachesTheMatrixOnceAndArrowsMoveInIt() {
    page.click("#filters input");
    page.press("Tab", "Tab", "Tab", "Tab", "Tab");
    assertThat(page.text(FOCUS)).isEqualTo("#HDR-001.1");
    page.press("ArrowRight", "ArrowDown");
    assertThat(page.text(FOCUS)).isEqualTo("#HDR-003.2");
    page.press("End");
    assertThat(page.text(FOCUS)).isEqualTo("#HDR-003.3");
    page.press("ArrowRight", "ArrowUp", "ArrowUp");
    assertThat(page.text(FOCUS)).isEqualTo("#HDR-001.3");
    page.press("End", Set.of("Control"));
    assertThat(page.text(FOCUS)).isEqualTo("#VER-003.3");
    page.press("PageUp", "Home");
    assertThat(page.text(FOCUS)).isEqualTo("#PAG-009.1");
    page.press("Tab");
    assertThat(page.text("document.activeElement.closest('#matrix')")).isEqualTo("null");
  }

  @Test
  void theFocusIsSeen() {
    page.click("#filters input");
    page.press("ArrowDown", "ArrowRight");
    assertThat(page.text("getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
    assertThat(page.text("getComputedStyle(document.activeElement).outlineWidth")).isEqualTo("2px");
  }

  @Test
  void enterOpensAndEscapeLeadsBack() {
    page.click("#filters input");
    page.press("ArrowDown", "ArrowRight", "Enter");
    assertThat(page.text(PANEL)).contains("HDR-001 on qemu 10.0.2");
    assertThat(page.text("location.hash")).isEqualTo("#HDR-001.2");
    page.press("Escape");
    assertThat(page.evaluate(OPEN).asBoolean()).isFalse();
    assertThat(page.text(FOCUS)).isEqualTo("#HDR-001.2");
    assertThat(page.text("location.hash")).isEmpty();
  }

  @Test
  void thePanelGoesFromFindingToFinding() {
    page.click(cell("HDR-001", 2));
    page.press("ArrowRight");
    assertThat(page.text(PANEL)).contains("HDR-001 on qemu 11.1.3");
    page.click("#next");
    assertThat(page.text(PANEL)).contains("HDR-003 on qemu 10.0.2");
    page.press("ArrowLeft", "ArrowLeft");
    assertThat(page.text(PANEL)).contains("HDR-001 on qemu 10.0.2");
    assertThat(page.evaluate("document.getElementById('previous').disabled").asBoolean()).isTrue();
    page.click("#close");
    assertThat(page.evaluate(OPEN).asBoolean()).isFalse();
  }

  @Test
  void whatIsNotAsExpectedLeadsToItsCell() {
    page.click(".unexpected a[href='#HDR-006.3']");
    assertThat(page.text(PANEL))
        .contains("HDR-006 on qemu 11.1.3")
        .contains("better than expected");
  }

  @Test
  void anAddressLeadsToItsCell() {
    page.open("about:blank");
    page.open(report + "#FDS-004.2");
    assertThat(page.text(PANEL)).contains("FDS-004 on qemu 10.0.2").contains("lost-guest");
  }

  @Test
  void anAddressThatChangesLeadsOn() {
    page.evaluate("location.hash = '#FDS-004.2'");
    page.evaluate("new Promise(done => setTimeout(done))");
    assertThat(page.text(PANEL)).contains("FDS-004 on qemu 10.0.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#nothing", "#%", "#panel", "#HDR-001", "#%E0%A4%A"})
  void anAddressThatLeadsNowhereHarmsNothing(String hash) {
    page.open("about:blank");
    page.open(report + hash);
    assertThat(page.evaluate(OPEN).asBoolean()).isFalse();
    assertThat(shown()).hasSize(16);
  }

  @Test
  void searchLooksIntoWhatHappened() {
    page.press("/");
    page.type("sigsegv multifd");
    assertThat(shown()).containsExactly("FLT-004");
    assertThat(page.text("document.getElementById('count').value")).isEqualTo("1 of 16 cases");
  }

  @Test
  void searchThatFindsNothingSaysSo() {
    page.press("/");
    page.type("xyzzy");
    assertThat(shown()).isEmpty();
    assertThat(page.evaluate("document.getElementById('nothing').offsetHeight").asInt())
        .isPositive();
    page.click("#filters button");
    page.evaluate("new Promise(r => setTimeout(r))");
    assertThat(shown()).hasSize(16);
  }

  @ParameterizedTest
  @CsvSource({
    "family, FLT, FLT-001 FLT-004 FLT-007",
    "level, obs, DUR-001",
    "verdict, Not as, HDR-006 LIV-002 FLT-004 FLT-007 VER-003",
    "verdict, better, HDR-006",
    "verdict, lost, FDS-004",
    "verdict, crash, FLT-004 FLT-007",
  })
  void filtersByKeyboard(String filter, String typed, String cases) {
    page.evaluate("document.querySelector('#filters [name=%s]').focus()".formatted(filter));
    page.type(typed);
    assertThat(shown()).containsExactly(cases.split(" "));
  }

  @Test
  void cellsThatDontFitAreDimmed() {
    page.evaluate("document.querySelector('#filters [name=verdict]').focus()");
    page.type("better");
    String dimmed = "[...document.querySelectorAll('#HDR-006 td')].map(c => c.className)";
    assertThat(strings(page.evaluate(dimmed)))
        .containsExactly("conforming dim", "known dim", "better");
  }

  @Test
  void withoutScriptEverythingIsThere() {
    page.script(false);
    page.open(report);
    page.script(true);
    assertThat(page.evaluate("document.querySelectorAll('#findings article').length").asInt())
        .isEqualTo(19);
    assertThat(page.evaluate("document.getElementById('findings').offsetHeight").asInt())
        .isGreaterThan(1000);
    assertThat(page.evaluate("document.getElementById('filters').offsetHeight").asInt()).isZero();
  }

  @Test
  void paperHoldsWhatHappenedAndNoControls() {
    page.media("print", "dark");
    assertThat(page.evaluate("document.getElementById('findings').offsetHeight").asInt())
        .isGreaterThan(1000);
    assertThat(page.evaluate("document.getElementById('filters').offsetHeight").asInt()).isZero();
    assertThat(page.text("getComputedStyle(document.body).color")).isEqualTo("rgb(22, 32, 42)");
    assertThat(page.pdf()).startsWith("%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  @Test
  void paperHoldsOnlyWhatTheFilterLeaves() {
    page.press("/");
    page.type("LIV-002");
    page.media("print", "light");
    assertThat(
            strings(
                page.evaluate(
                    "[...document.querySelectorAll('#findings article')]"
                        + ".filter(a => a.offsetHeight > 0).map(a => a.id)")))
        .containsExactly("LIV-002.3");
  }

  @Test
  void aPhoneNeedsNoSidewaysScrolling() {
    page.size(360, 740);
    page.open(report);
    assertThat(page.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(360);
    page.click(cell("FLT-001", 2));
    assertThat(page.evaluate("document.getElementById('panel').scrollWidth").asInt())
        .isLessThanOrEqualTo(360);
    assertThat(page.text(PANEL)).contains("FLT-001 on qemu 10.0.2");
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void aScreenReaderFindsAGrid(int width) {
    page.size(width, 740);
    Map<String, Long> roles = page.roles();
    assertThat(roles)
        .containsEntry("grid", 1L)
        .containsEntry("gridcell", 48L)
        .containsEntry("rowheader", 16L)
        .containsEntry("search", 1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void allTextStandsOut(String scheme) throws IOException {
    page.media("screen", scheme);
    page.evaluate("document.documentElement.classList.remove('js')");
    String script = Files.readString(resource("contrast.js"));
    assertThat(strings(page.evaluate(script))).isEmpty();
    assertThat(page.evaluate(script.replace("4.5", "30"))).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({"light, true", "dark, false"})
  void thePictureFollowsTheScheme(String scheme, boolean bright) {
    page.media("screen", scheme);
    page.open("about:blank");
    page.open(report + "#HDR-003.2");
    page.evaluate(DECODED + ".then(image => image.scrollIntoView())");
    JsonNode box =
        page.evaluate("document.querySelector('#panel img').getBoundingClientRect().toJSON()");
    int rgb = page.screenshot().getRGB(box.path("right").asInt() - 4, box.path("top").asInt() + 80);
    assertThat((rgb >> 8 & 0xff) > 0x80).as("#%06x", rgb & 0xffffff).isEqualTo(bright);
  }

  @Test
  void twoHundredCasesOnFourSubjectsAreFiltered() throws IOException {
    Path large = scratch.resolve("large.html");
    Files.write(large, MatrixPage.of(SampleRuns.large(200, 4), Pictures.NONE));
    page.open(large.toUri().toString());
    assertThat(shown()).hasSize(200);
    page.press("/");
    page.type("BMP-017 Subject 2");
    assertThat(shown()).containsExactly("BMP-017");
    page.press("ArrowDown", "ArrowRight", "Enter");
    assertThat(page.text(PANEL)).contains("What was seen of case 17 on subject 1");
  }

  private static String cell(String id, int subject) {
    return "#" + id + " td:nth-of-type(" + subject + ") a";
  }

  private List<String> shown() {
    return strings(page.evaluate(SHOWN));
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static Path resource(String name) {
    try {
      return Path.of(MatrixBrowserTest.class.getResource(name).toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
