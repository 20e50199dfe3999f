package dev.plumbline.kit.subject;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen beside the outcome itself.
 *
 * @param log lines in order: commands given, answers, what the subject printed
 * @param exitStatus the process's exit code if there was one and it ended (128 + n for signal n)
 * @param guest what became of the machine
 * @param seconds how long it took
 */
public record Evidence(
    List<String> log, @Nullable Integer exitStatus, Guest guest, double seconds) {

  /** What became of the machine that was saved or loaded. */
  public enum Guest {
    /** It is there and answers. */
    ALIVE,
    /** It is gone, or answers no more. */
    LOST,
    /** There never was one: RAM is just files to this subject. */
    NONE
  }

  /** Of a subject without a process or a guest. */
  public static final Evidence NOTHING = new Evidence(List.of(), null, Guest.NONE, 0);

  /** Copies what was given. */
  public Evidence {
    log = List.copyOf(log);
  }
}
