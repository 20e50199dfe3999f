package dev.plumbline.cli;

/** What the program's exit codes mean, the same for every command. Scripts rely on them. */
public final class ExitCodes {

  /** All is well. */
  public static final int FINE = 0;

  /** The thing examined is at fault: a finding, a difference, a failed case, a gate not met. */
  public static final int FINDING = 1;

  /** Wrong usage of the command line. */
  public static final int USAGE = 2;

  /** The environment is at fault: a missing program, no permission, an I/O error on our side. */
  public static final int ENVIRONMENT = 3;

  private ExitCodes() {}
}
