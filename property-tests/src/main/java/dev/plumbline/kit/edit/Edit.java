package dev.plumbline.kit.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One edit as text: {@code PLACE = VALUE}, where a value is a text in quotes, or numbers, places
 * (what stands there) and {@code offset(PLACE)} with plus and minus between them. {@code +=} and
 * {@code -=} change what is there.
 *
 * @param place the place that is written
 * @param text its new text, or null when it is a number
 * @param terms the terms of its new number
 */
record Edit(String place, @Nullable String text, List<Term> terms) {

  private static final Pattern EDIT = Pattern.compile("(\\S+)\\s*([+-]?=)\\s*(.+)");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern TERM =
      Pattern.compile("\\s*([+-])\\s*(offset\\()?([^\\s+()]+)(\\))?");

  /**
   * One term.
   *
   * @param negative whether it is subtracted
   * @param isOffset whether the place's offset is meant, not what stands there
   * @param word a number or a place
   */
  record Term(boolean negative, boolean isOffset, String word) {

    boolean isNumber() {
      return Character.isDigit(word.charAt(0));
    }
  }

  /** Copies what was given. */
  Edit {
    terms = List.copyOf(terms);
  }

  /**
   * Reads an edit.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Edit parse(String line) {
    Matcher edit = EDIT.matcher(line.strip());
    if (!edit.matches()) {
      throw wrong(line);
    }
    String place = edit.group(1);
    Matcher quoted = QUOTED.matcher(edit.group(3));
    if (quoted.matches()) {
      return new Edit(place, quoted.group(1), List.of());
    }
    String sum =
        switch (edit.group(2)) {
          case "+=" -> "+" + place + " + " + edit.group(3);
          case "-=" -> "+" + place + " - " + edit.group(3);
          default -> "+" + edit.group(3);
        };
    List<Term> terms = new ArrayList<>();
    Matcher term = TERM.matcher(sum);
    int at = 0;
    while (at < sum.length()) {
      boolean found = term.find(at) && term.start() == at;
      if (!found || (term.group(2) == null) != (term.group(4) == null)) {
        throw wrong(line);
      }
      terms.add(new Term(term.group(1).equals("-"), term.group(2) != null, term.group(3)));
      at = term.end();
    }
    return new Edit(place, null, terms);
  }

  private static IllegalArgumentException wrong(String line) {
    return new IllegalArgumentException(
        "edit '" + line + "': expected PLACE = VALUE, such as block[0].header.version = 2");
  }
}
