package dev.plumbline.fuzz;

/** The target as Jazzer calls it. */
public final class ReaderFuzzer {

  private ReaderFuzzer() {}

  /** One input. */
  public static void fuzzerTestOneInput(byte[] input) {
    ReaderInvariants.check(FuzzInput.of(input));
  }
}
