package dev.plumbline.kit.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page's style and script, and the policy that allows these two and nothing else. */
final class Assets {

  private Assets() {}

  static String style() {
    return resource("matrix.css");
  }

  static String script() {
    return resource("matrix.js");
  }

  /**
   * A content security policy: no request to anywhere, no style and no script but ours, not even
   * one that found its way into the page.
   */
  static String policy() {
    return "default-src 'none'; img-src data:; style-src '"
        + hash(style())
        + "'; script-src '"
        + hash(script())
        + "'; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has it.
      throw new IllegalStateException(e);
    }
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
