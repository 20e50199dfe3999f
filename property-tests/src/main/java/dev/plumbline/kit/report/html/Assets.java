package dev.plumbline.kit.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page's style and script, and the policy that allows these two and nothing else. */
final class Assets {

  private Assets() {}

  static String style() {
    return resource("matrix.css");
  }

  static String script() {
    return resource("matrix.js");
  }

  /** See {@link PagePolicy}. */
  static String policy() {
    return PagePolicy.of(style(), script());
  }

  private static String resource(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in this program: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
