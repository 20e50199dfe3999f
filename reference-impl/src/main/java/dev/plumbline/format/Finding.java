package dev.plumbline.format;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One violation of a {@link Rule} at one place of a file.
 *
 * @param rule what was violated
 * @param offsetBytes where, absolute in the file; the start of the field or structure concerned
 * @param block the RAM block concerned, or null
 * @param structure the structure concerned, e.g. {@code "mapped-ram header"}
 * @param found what is there
 * @param expected what should be there
 * @param cause the likely cause, or null when there is no good guess
 */
public record Finding(
    Rule rule,
    long offsetBytes,
    @Nullable String block,
    String structure,
    String found,
    String expected,
    @Nullable String cause) {

  public Finding {
    Objects.requireNonNull(rule);
  }

  /** How bad it is. */
  public Severity severity() {
    return rule.severity();
  }

  /** One line for people: structure, found, expected, likely cause; without file and offset. */
  public String message() {
    StringBuilder text = new StringBuilder(structure);
    if (block != null) {
      text.append(" of block ").append(Quoted.of(block));
    }
    text.append(": found ").append(found).append(", expected ").append(expected);
    if (cause != null) {
      text.append(" (").append(cause).append(')');
    }
    return text.toString();
  }
}
