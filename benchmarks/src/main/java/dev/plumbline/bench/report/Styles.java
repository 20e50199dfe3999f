package dev.plumbline.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page's style, and that of charts, which is a part of it and enough for a file of its own. */
final class Styles {

  private Styles() {}

  static String page() {
    return resource("bench.css") + chart();
  }

  static String chart() {
    return resource("chart.css");
  }

  private static String resource(String name) {
    try (InputStream in = Styles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in this program: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
