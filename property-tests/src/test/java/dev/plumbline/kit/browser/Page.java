package dev.plumbline.kit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;

/** One page of a browser, used as a person would, and looked at from inside. */
public final class Page {

  private static final String LOADED = "Page.loadEventFired";

  /** Virtual key codes of keys that aren't characters. */
  private static final Map<String, Integer> KEYS =
      Map.ofEntries(
          Map.entry("Tab", 9),
          Map.entry("Enter", 13),
          Map.entry("Escape", 27),
          Map.entry("PageUp", 33),
          Map.entry("PageDown", 34),
          Map.entry("End", 35),
          Map.entry("Home", 36),
          Map.entry("ArrowLeft", 37),
          Map.entry("ArrowUp", 38),
          Map.entry("ArrowRight", 39),
          Map.entry("ArrowDown", 40));

  private final DevTools devTools;
  private final String target;
  private final String session;

  Page(DevTools devTools, String target) {
    this.devTools = devTools;
    this.target = target;
    Map<String, Object> how = Map.of("targetId", target, "flatten", true);
    this.session = devTools.call("", "Target.attachToTarget", how).path("sessionId").asText();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
    size(1280, 900);
    media("screen", "light");
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    return devTools.call(session, method, parameters);
  }

  /** Opens an address and waits until it is loaded. */
  public void open(String url) {
    long before = devTools.count(session, LOADED);
    call("Page.navigate", Map.of("url", url));
    devTools.awaitMore(session, LOADED, before);
  }

  /** Sets the window's size in CSS pixels. */
  public void size(int width, int height) {
    boolean phone = width < 600;
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
  }

  /**
   * Sets what the reader's system says.
   *
   * @param media {@code screen} or {@code print}
   * @param scheme {@code light} or {@code dark}
   */
  public void media(String media, String scheme) {
    List<Map<String, String>> features =
        List.of(Map.of("name", "prefers-color-scheme", "value", scheme));
    call("Emulation.setEmulatedMedia", Map.of("media", media, "features", features));
  }

  /** Turns the page's script off or on, from the next opening on. */
  public void script(boolean on) {
    call("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
  }

  /** Allows the page to write and read the clipboard. */
  public void allowClipboard() {
    List<String> permissions = List.of("clipboardReadWrite", "clipboardSanitizedWrite");
    devTools.call("", "Browser.grantPermissions", Map.of("permissions", permissions));
  }

  /** What an expression gives, promises awaited. */
  public JsonNode evaluate(String expression) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of(
                "expression",
                expression,
                "returnByValue",
                true,
                "awaitPromise",
                true,
                "userGesture",
                true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.path("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /** The text of what an expression gives. */
  public String text(String expression) {
    return evaluate("String(" + expression + ")").asText();
  }

  /** Clicks in the middle of the first element of a selector, as the mouse does. */
  public void click(String selector) {
    JsonNode place =
        evaluate(
            "(() => { const e = document.querySelector("
                + quoted(selector)
                + "); e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"
                + " return {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()");
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              place.path("x").asDouble(),
              "y",
              place.path("y").asDouble(),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** Presses keys, by their DOM names, one after the other. */
  public void press(String... keys) {
    for (String key : keys) {
      press(key, Set.of());
    }
  }

  /** Presses a key with others held: {@code Control}, {@code Shift}. */
  public void press(String key, Set<String> held) {
    int modifiers = (held.contains("Control") ? 2 : 0) | (held.contains("Shift") ? 8 : 0);
    int code = KEYS.getOrDefault(key, (int) Character.toUpperCase(key.charAt(0)));
    String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type",
              type,
              "key",
              key,
              "windowsVirtualKeyCode",
              code,
              "modifiers",
              modifiers,
              "text",
              type.equals("keyDown") ? text : ""));
    }
  }

  /** Types text where the focus is. */
  public void type(String text) {
    text.codePoints().mapToObj(Character::toString).forEach(this::press);
  }

  /** What is to be seen in the window. */
  public BufferedImage screenshot() {
    JsonNode answer = call("Page.captureScreenshot", Map.of("format", "png"));
    byte[] png = Base64.getDecoder().decode(answer.path("data").asText());
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many nodes of each role a screen reader finds. */
  public Map<String, Long> roles() {
    return StreamSupport.stream(
            call("Accessibility.getFullAXTree", Map.of()).path("nodes").spliterator(), false)
        .filter(node -> !node.path("ignored").asBoolean())
        .map(node -> node.path("role").path("value").asText())
        .collect(Collectors.groupingBy(role -> role, Collectors.counting()));
  }

  /** Closes it. */
  public void close() {
    devTools.call("", "Target.closeTarget", Map.of("targetId", target));
  }

  /** What comes out of a printer. */
  public byte[] pdf() {
    JsonNode answer = call("Page.printToPDF", Map.of("printBackground", false));
    return Base64.getDecoder().decode(answer.path("data").asText());
  }

  /** Errors so far: exceptions of the page's script, and what the browser wrote into its log. */
  public List<String> errors() {
    return devTools.events(session).stream()
        .filter(e ->
            e.method().equals("Runtime.exceptionThrown") || e.method().equals("Log.entryAdded"))
        .map(e -> e.parameters().toString())
        .toList();
  }

  /** Addresses that were asked for so far, inlined ones left out. */
  public List<String> requests() {
    return devTools.events(session).stream()
        .filter(e -> e.method().equals("Network.requestWillBeSent"))
        .map(e -> e.parameters().path("request").path("url").asText())
        .filter(url -> !url.startsWith("data:"))
        .toList();
  }
}
