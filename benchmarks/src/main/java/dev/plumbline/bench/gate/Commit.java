package dev.plumbline.bench.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Which state of the sources a directory holds. */
public final class Commit {

  /** When git doesn't say. */
  public static final String UNKNOWN = "unknown";

  private static final int PATIENCE_SECONDS = 10;
  private static final int MOST_BYTES = 100;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{7,64}");

  private Commit() {}

  /**
   * Asks git.
   *
   * @return the commit's short id, or {@link #UNKNOWN}
   */
  public static String of(Path directory) {
    try {
      Process git =
          new ProcessBuilder("git", "-C", directory.toString(), "rev-parse", "--short=12", "HEAD")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        String said =
            new String(git.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        boolean ended = git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return ended && git.exitValue() == 0 && ID.matcher(said).matches() ? said : UNKNOWN;
      } finally {
        git.destroyForcibly();
      }
    } catch (IOException e) {
      // No git here: an archive of the sources has no commit either.
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
