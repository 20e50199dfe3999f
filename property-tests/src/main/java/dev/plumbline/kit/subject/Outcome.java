package dev.plumbline.kit.subject;

import java.time.Duration;

/**
 * What a subject did with a request, as it seems from outside. Whether that is right is not its own
 * to say: the kit compares RAM.
 */
public sealed interface Outcome {

  /** What was seen. */
  Evidence evidence();

  /** One line for people. */
  String text();

  /**
   * It reported success.
   *
   * @param evidence what was seen
   */
  record Accepted(Evidence evidence) implements Outcome {
    @Override
    public String text() {
      return "reported success";
    }
  }

  /**
   * It reported failure in an orderly way.
   *
   * @param message its reason, in its own words
   * @param evidence what was seen
   */
  record Refused(String message, Evidence evidence) implements Outcome {
    @Override
    public String text() {
      return "refused: " + message;
    }
  }

  /**
   * It died, or threw what it should not.
   *
   * @param how the signal, exit code or exception, with the end of what it printed
   * @param evidence what was seen
   */
  record Crashed(String how, Evidence evidence) implements Outcome {
    @Override
    public String text() {
      return "crashed: " + how;
    }
  }

  /**
   * It did not end within the request's bound, and was ended.
   *
   * @param after the bound
   * @param evidence what was seen
   */
  record Hung(Duration after, Evidence evidence) implements Outcome {
    @Override
    public String text() {
      return "had not ended after " + after.toMillis() / 1000.0 + " s";
    }
  }

  /**
   * It can't do this, and says so.
   *
   * @param reason what it can't
   * @param evidence what was seen
   */
  record Unsupported(String reason, Evidence evidence) implements Outcome {
    @Override
    public String text() {
      return "unsupported: " + reason;
    }
  }
}
