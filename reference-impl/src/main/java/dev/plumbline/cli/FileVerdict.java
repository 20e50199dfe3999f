package dev.plumbline.cli;

import dev.plumbline.format.Severity;

/** A file's last line: whether it is sound. */
public final class FileVerdict {

  private FileVerdict() {}

  /**
   * Prints it.
   *
   * @param file the file's name, however hostile
   * @param errors how many findings of severity {@link Severity#ERROR} the file has
   * @param warnings how many of {@link Severity#WARNING}
   */
  public static void print(Console console, String file, long errors, long warnings) {
    String verdict =
        errors > 0 ? console.styled("bold,red", "damaged") : console.styled("bold,green", "ok");
    console
        .out()
        .println(
            Console.oneLine(file)
                + ": "
                + verdict
                + " ("
                + plural(errors, "error")
                + ", "
                + plural(warnings, "warning")
                + ")");
    console.out().flush();
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
