package dev.plumbline.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.bench.path.BenchRun;
import dev.plumbline.fixtures.browser.Chromium;
import dev.plumbline.fixtures.browser.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. */
final class BenchPageTest {

  /** What sticks out of the window to the right. */
  private static final String OVERFLOW =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  /** Texts of charts that leave their picture. */
  private static final String CUT =
      "[...document.querySelectorAll('svg.chart text')].filter(t => {"
          + " const a = t.getBoundingClientRect();"
          + " const b = t.closest('svg').getBoundingClientRect();"
          + " return a.left < b.left - 1 || a.right > b.right + 1 || a.bottom > b.bottom + 1;"
          + "}).map(t => t.textContent).join('; ')";

  @TempDir private Path scratch;

  @Test
  void thePageShowsEveryChartInLightAndDarkOnAnyWindow() throws IOException {
    BenchRun run = SampleRun.run();
    BenchReport.write(run, scratch);
    try (Chromium chromium = Chromium.start(scratch)) {
      Page page = chromium.page();
      page.open(scratch.resolve(BenchReport.PAGE).toUri().toString());
      assertThat(page.text("[...document.querySelectorAll('h2')].map(h => h.innerText).join()"))
          .isEqualTo(
              "Rate by channels,Fragmented RAM,Cost by guest size,Size of requests,All numbers");
      assertThat(page.evaluate("document.querySelectorAll('svg.chart').length").asInt())
          .isEqualTo(1 + 1 + 1 + 7);
      assertThat(page.text("document.querySelector('dd').innerText"))
          .isEqualTo("2 × <b>Processor</b> & co");
      assertThat(page.text(CUT)).isEmpty();
      int light = corner(page);
      page.media("screen", "dark");
      int dark = corner(page);
      assertThat(light).isEqualTo(0xffffff);
      assertThat(dark).isLessThan(0x202830);
      page.size(400, 800);
      assertThat(page.evaluate(OVERFLOW).asInt()).isZero();
      assertThat(page.errors()).isEmpty();
      assertThat(page.requests()).allMatch(url -> url.startsWith("file:"));
      page.close();
    }
  }

  @Test
  void aChartStandsAlone() throws IOException {
    BenchReport.write(SampleRun.run(), scratch);
    try (Chromium chromium = Chromium.start(scratch)) {
      Page page = chromium.page();
      page.open(scratch.resolve("fragmentation-1.svg").toUri().toString());
      assertThat(page.text("document.querySelector('.title').textContent"))
          .startsWith("Rate by fragmentation");
      assertThat(page.errors()).isEmpty();
      page.close();
    }
  }

  private static int corner(Page page) {
    BufferedImage picture = page.screenshot();
    return picture.getRGB(2, 2) & 0xffffff;
  }
}
