package dev.plumbline.faults.plan;

/** A plan that can't be understood: where, what was found, what was expected. */
public final class PlanException extends Exception {

  private final String reason;
  private final int line;
  private final int column;

  PlanException(String name, int line, int column, String reason) {
    super(name + ":" + line + ":" + column + ": " + reason);
    this.reason = reason;
    this.line = line;
    this.column = column;
  }

  /** What is wrong, without the place. */
  public String reason() {
    return reason;
  }

  /** The line, counted from 1. */
  public int line() {
    return line;
  }

  /** The character in the line, counted from 1. */
  public int column() {
    return column;
  }
}
