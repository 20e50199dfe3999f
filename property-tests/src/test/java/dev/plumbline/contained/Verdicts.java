package dev.plumbline.contained;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** How a test came out, as one line between two JVMs. */
final class Verdicts {

  private static final String PASSED = "passed";
  private static final String SKIPPED = "skipped ";
  private static final String FAILED = "failed ";

  private Verdicts() {}

  static String passed() {
    return PASSED;
  }

  static String skipped(String reason) {
    return SKIPPED + packed(reason);
  }

  static String failed(Throwable why) {
    StringWriter text = new StringWriter();
    why.printStackTrace(new PrintWriter(text, true));
    return FAILED + packed(text.toString());
  }

  /** Returns, or throws what the line says. */
  static void enact(String line) {
    if (line.startsWith(SKIPPED)) {
      throw new TestAbortedException(unpacked(line.substring(SKIPPED.length())));
    }
    if (line.startsWith(FAILED)) {
      throw new AssertionFailedError(
          "in the container: " + unpacked(line.substring(FAILED.length())));
    }
    if (!line.equals(PASSED)) {
      throw new AssertionFailedError("in the container: " + line);
    }
  }

  private static String packed(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String unpacked(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
