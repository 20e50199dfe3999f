package dev.plumbline.kit.run;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence for the report.
 *
 * @param title what it is, a few words
 * @param text its text, many lines perhaps; empty when it is a file
 * @param file the file, in the report's directory, or null when it is text
 * @param kind what sort of thing it is
 */
public record Exhibit(Kind kind, String title, String text, @Nullable Path file) {

  /** What sort of thing an exhibit is. */
  public enum Kind {
    /** Lines: a log, a list of pages. */
    TEXT,
    /** Lines: the smallest input that was found to show it. */
    COUNTEREXAMPLE,
    /** A migration file that was kept, with its holes. */
    FILE,
    /** A picture of one, SVG. */
    PICTURE;

    /** As in results. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The smallest input that was found to show it, in lines. */
  public static Exhibit counterexample(String text) {
    return new Exhibit(Kind.COUNTEREXAMPLE, "smallest counterexample", text, null);
  }

  /** Lines. */
  public static Exhibit text(String title, String text) {
    return new Exhibit(Kind.TEXT, title, text, null);
  }
}
