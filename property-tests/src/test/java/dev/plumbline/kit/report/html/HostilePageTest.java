package dev.plumbline.kit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.fixtures.browser.Chromium;
import dev.plumbline.fixtures.browser.Page;
import dev.plumbline.kit.report.HostileText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page whose every text and picture means harm, and a server that would notice a request. */
class HostilePageTest {

  @TempDir private Path scratch;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Chromium chromium;
  private Page page;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    chromium = Chromium.start(scratch);
    page = chromium.page();
    Path file = scratch.resolve("hostile.html");
    Files.write(file, MatrixPage.of(HostileText.run(), _ -> Optional.of(picture())));
    page.open(file.toUri().toString());
  }

  @AfterEach
  void stop() throws IOException {
    if (chromium != null) {
      chromium.close();
    }
    server.stop(0);
  }

  /** Asks for things, runs a script, and breaks out of its attribute. */
  private byte[] picture() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="document.title='taken'">
    <script>document.title='taken'; fetch('%1$s/script')</script>
    <image href="%1$s/image" width="9" height="9"/>
    <style>@import url(%1$s/style); rect { fill: url(%1$s/fill) }</style>
    <foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="%1$s/foreign"/></foreignObject>
    <rect width="9" height="9"/></svg>"><script>document.title='taken'</script>
    """
        .formatted(address())
        .getBytes(StandardCharsets.UTF_8);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void textIsTextAndPicturesArePictures() {
    for (String id : List.of("HDR-001", "HDR-002")) {
      page.click("#" + id + " td a");
      // The address changes at once, what it leads to is shown after that.
      page.evaluate("new Promise(r => setTimeout(r))");
      assertThat(page.text("document.getElementById('panel-content').innerText"))
          .contains("<img src=x onerror=\"document.title='taken'\">")
          .contains("\\u202e");
      page.evaluate(
          "Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode()"
              + ".catch(() => 0) }))");
      page.press("Escape");
    }
    page.press("/");
    page.type("onerror");
    assertThat(page.text("document.title")).doesNotContain("taken").startsWith("Plumbline: ");
    assertThat(page.evaluate("document.body.offsetHeight").asInt()).isPositive();
    assertThat(page.evaluate("document.scripts.length").asInt()).isEqualTo(1);
    assertThat(page.errors()).isEmpty();
    assertThat(asked).isEmpty();
  }

  /** What would stand between harm and the reader if some text were not escaped. */
  @Test
  void thePolicyForbidsWhatGotInAnyway() {
    page.evaluate(
        "document.addEventListener('securitypolicyviolation', e => (window.seen ??= [])"
            + ".push(e.effectiveDirective))");
    page.evaluate(
        """
        (async () => {
          const add = (name, how) => document.body.append(
            Object.assign(document.createElement(name), how));
          add('script', {textContent: "document.title = 'taken'"});
          add('img', {src: '%1$s/img'});
          add('iframe', {src: '%1$s/frame'});
          add('link', {rel: 'stylesheet', href: '%1$s/css'});
          add('style', {textContent: 'body { display: none }'});
          add('object', {data: '%1$s/object'});
          document.body.insertAdjacentHTML('beforeend', '<a id=x onclick="document.title=1">x</a>');
          document.getElementById('x').click();
          await fetch('%1$s/fetch').catch(() => 0);
          await new Promise(done => setTimeout(done, 200));
        })()
        """
            .formatted(address()));
    assertThat(page.text("window.seen.sort()").split(","))
        .contains(
            "connect-src",
            "frame-src",
            "img-src",
            "object-src",
            "script-src-attr",
            "script-src-elem",
            "style-src-elem");
    assertThat(page.text("document.title")).doesNotContain("taken");
    assertThat(page.evaluate("document.body.offsetHeight").asInt()).isPositive();
    assertThat(asked).isEmpty();
  }
}
