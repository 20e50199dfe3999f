package dev.plumbline.faults.plan;

import dev.plumbline.format.Quoted;

/** Reads words, numbers and strings from one line of a plan; knows where it stands. */
final class LineCursor {

  private static final int MAX_SHOWN_CHARS = 40;

  private final String name;
  private final int number;
  private final String line;
  private int at;

  /**
   * A cursor at a line's start.
   *
   * @param name of the plan, for messages
   * @param number of the line, from 1
   * @param line the line without its end
   */
  LineCursor(String name, int number, String line) {
    this.name = name;
    this.number = number;
    this.line = line;
  }

  /** Whether nothing but spaces and a comment is left. */
  boolean atEnd() {
    skipSpaces();
    return at == line.length() || line.charAt(at) == '#';
  }

  /** Demands that nothing is left. */
  void end(String expected) throws PlanException {
    if (!atEnd()) {
      throw unexpected(expected);
    }
  }

  /** Where the next thing begins. */
  int mark() {
    skipSpaces();
    return at;
  }

  /** Goes back. */
  void reset(int mark) {
    at = mark;
  }

  /** The next word of lower-case letters and hyphens, or an empty string; doesn't move. */
  String peekWord() {
    skipSpaces();
    int end = at;
    while (end < line.length() && isLetter(line.charAt(end))) {
      end++;
    }
    return line.substring(at, end);
  }

  /** Takes a word. */
  String word(String expected) throws PlanException {
    String word = peekWord();
    if (word.isEmpty()) {
      throw unexpected(expected);
    }
    at += word.length();
    return word;
  }

  /** Takes a word if it is the next one. */
  boolean accept(String word) {
    if (!peekWord().equals(word)) {
      return false;
    }
    at += word.length();
    return true;
  }

  /** Takes a word that must come next. */
  void expect(String word) throws PlanException {
    if (!accept(word)) {
      throw unexpected(word);
    }
  }

  /** Takes punctuation if it comes next, after spaces. */
  boolean acceptMark(String mark) {
    skipSpaces();
    if (!line.startsWith(mark, at)) {
      return false;
    }
    at += mark.length();
    return true;
  }

  /** Takes punctuation that must come next. */
  void expectMark(String mark) throws PlanException {
    if (!acceptMark(mark)) {
      throw unexpected("'" + mark + "'");
    }
  }

  /** Takes characters that must follow at once, without a space. */
  void expectHere(String text) throws PlanException {
    if (!line.startsWith(text, at)) {
      throw unexpectedHere("'" + text + "'");
    }
    at += text.length();
  }

  /** Takes letters and digits. */
  String name(String expected) throws PlanException {
    skipSpaces();
    int start = at;
    while (at < line.length() && isNameCharacter(line.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw unexpected(expected);
    }
    return line.substring(start, at);
  }

  /** Takes decimal digits, at most 18, and a point and decimals if those are allowed. */
  String digits(boolean point, String expected) throws PlanException {
    skipSpaces();
    int start = at;
    while (at < line.length() && (isDigit(line.charAt(at)) || (point && line.charAt(at) == '.'))) {
      at++;
    }
    if (at == start) {
      throw unexpected(expected);
    }
    return line.substring(start, at);
  }

  /** Takes a whole number. */
  long count(long least, long most, String what) throws PlanException {
    int start = mark();
    String expected = what + " from " + least + (most == Long.MAX_VALUE ? "" : " to " + most);
    String digits = digits(false, expected);
    long value;
    try {
      value = Long.parseLong(digits);
    } catch (NumberFormatException e) {
      value = -1;
    }
    if (value < least || value > most) {
      throw at(start, "found " + shown(digits) + ", expected " + expected);
    }
    return value;
  }

  /** Takes a string in double quotes. */
  String string(String expected) throws PlanException {
    skipSpaces();
    int start = at;
    if (at == line.length() || line.charAt(at) != '"') {
      throw unexpected(expected);
    }
    StringBuilder text = new StringBuilder();
    at++;
    while (at < line.length() && line.charAt(at) != '"') {
      char c = line.charAt(at);
      if (c == '\\') {
        at++;
        if (at == line.length() || (line.charAt(at) != '"' && line.charAt(at) != '\\')) {
          throw at(at, "expected \\\" or \\\\ in a string");
        }
        c = line.charAt(at);
      }
      text.append(c);
      at++;
    }
    if (at == line.length()) {
      throw at(start, "a string without its closing '\"'");
    }
    at++;
    return text.toString();
  }

  /** What stands at the cursor isn't what should. */
  PlanException unexpected(String expected) {
    skipSpaces();
    return unexpectedHere(expected);
  }

  private PlanException unexpectedHere(String expected) {
    int end = at;
    while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
      end++;
    }
    String found = at == line.length() ? "the end of the line" : shown(line.substring(at, end));
    return at(at, "found " + found + ", expected " + expected);
  }

  /** An error at a place of the line. */
  PlanException at(int mark, String reason) {
    return new PlanException(name, number, mark + 1, reason);
  }

  static String shown(String text) {
    return Quoted.of(text.length() > MAX_SHOWN_CHARS ? text.substring(0, MAX_SHOWN_CHARS) : text);
  }

  private void skipSpaces() {
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || c == '-';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameCharacter(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
