package dev.plumbline.format;

import org.jspecify.annotations.Nullable;

/** The file is not what it should be, and reading can't go on past this place. */
public final class MalformedFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  /** From a finding. */
  public MalformedFileException(Finding finding) {
    super(finding.message());
    this.finding = finding;
  }

  /**
   * From a finding's parts.
   *
   * @see Finding
   */
  public MalformedFileException(
      Rule rule,
      long offsetBytes,
      String structure,
      String found,
      String expected,
      @Nullable String cause) {
    this(new Finding(rule, offsetBytes, null, structure, found, expected, cause));
  }

  /** Where and what. */
  public Finding finding() {
    return finding;
  }
}
