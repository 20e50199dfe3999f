package dev.plumbline.kit.report.html;

import dev.plumbline.format.Quoted;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML. All text and every attribute's value is escaped here, wherever it came from. */
public final class Html {

  private final StringBuilder out = new StringBuilder(1 << 16);
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Starts an element.
   *
   * @param attributes names and values in turn; a name of our own, any value
   */
  public Html start(String element, String... attributes) {
    tag(element, attributes);
    open.push(element);
    return this;
  }

  /** An element that has no end tag. */
  public Html empty(String element, String... attributes) {
    tag(element, attributes);
    return this;
  }

  /** An element with nothing but text in it. */
  public Html element(String element, String text, String... attributes) {
    return start(element, attributes).text(text).end();
  }

  /** Ends the element that was started last. */
  public Html end() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Text. */
  public Html text(String text) {
    escape(text);
    return this;
  }

  /** A line break in the source, for those who read it; only where blanks don't matter. */
  public Html line() {
    out.append('\n');
    return this;
  }

  /** Writes as it stands; for what is ours alone. */
  public Html verbatim(String trusted) {
    out.append(trusted);
    return this;
  }

  private void tag(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
  }

  private void escape(String text) {
    String safe = Quoted.lines(text);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not ended: " + open);
    }
    return out.toString();
  }
}
