package dev.plumbline.kit.report.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A content security policy: no request to anywhere, no style and no script but ours, not even one
 * that found its way into the page.
 */
public final class PagePolicy {

  private PagePolicy() {}

  /**
   * For a page.
   *
   * @param style the content of its one {@code style} element
   * @param script the content of its one {@code script} element; empty for none
   */
  public static String of(String style, String script) {
    return "default-src 'none'; img-src data:; style-src '"
        + hash(style)
        + "'; script-src "
        + (script.isEmpty() ? "'none'" : "'" + hash(script) + "'")
        + "; base-uri 'none'; form-action 'none'";
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
}
