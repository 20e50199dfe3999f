package dev.plumbline.badsample.cli;

/** A command line. */
public final class Commands {

  private Commands() {}

  /** Exists to be called. */
  public static void exist() {}
}
