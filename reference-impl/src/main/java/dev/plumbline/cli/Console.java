package dev.plumbline.cli;

import dev.plumbline.format.Finding;
import dev.plumbline.format.FindingList;
import dev.plumbline.format.Quoted;
import dev.plumbline.format.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command's way to print: stdout for its result, stderr for everything else, colour only on a
 * terminal.
 */
public final class Console {

  private final PrintWriter out;
  private final PrintWriter err;
  private final Ansi ansi;
  private final Ansi errAnsi;

  /** For a command. */
  public Console(CommandSpec spec) {
    CommandLine line = spec.commandLine();
    this.out = line.getOut();
    this.err = line.getErr();
    this.ansi = line.getColorScheme().ansi();
    // picocli asks about stdout only.
    this.errAnsi = ansi.enabled() && Terminal.isStderr() ? ansi : Ansi.OFF;
  }

  /** For results. */
  public PrintWriter out() {
    return out;
  }

  /** For everything else. */
  public PrintWriter err() {
    return err;
  }

  /** Text in a picocli style, e.g. {@code "bold"} or {@code "red"}. */
  public String styled(String style, String text) {
    return styled(ansi, style, text);
  }

  private static String styled(Ansi ansi, String style, String text) {
    return ansi.enabled()
        ? ansi.new Text("@|" + style + " " + text.replace("|@", "| @") + "|@").toString()
        : text;
  }

  /** A path in full, safe to print. */
  public static String name(Path path) {
    return oneLine(path.toString());
  }

  /** A text in one line, safe to print: control and format characters escaped. */
  public static String oneLine(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            safe.appendCodePoint(c);
          } else {
            safe.append(Quoted.bare(Character.toString(c)));
          }
        });
    return safe.toString();
  }

  /** One finding on stdout, e.g. {@code error truncated at 4096 (0x1000): …}. */
  String line(Finding finding) {
    return line(ansi, finding);
  }

  /**
   * One finding on stdout, of which only this is known.
   *
   * @param id its rule's
   * @param message safe to print
   */
  public String line(Severity severity, String id, long offsetBytes, String message) {
    return line(ansi, severity, id, offsetBytes, message);
  }

  private static String line(Ansi ansi, Finding finding) {
    return line(
        ansi, finding.severity(), finding.rule().id(), finding.offsetBytes(), finding.message());
  }

  private static String line(
      Ansi ansi, Severity severity, String id, long offsetBytes, String message) {
    String style =
        switch (severity) {
          case ERROR -> "bold,red";
          case WARNING -> "bold,yellow";
          case NOTE -> "bold";
        };
    return styled(ansi, style, severity.word())
        + " "
        + id
        + " at "
        + offsetBytes
        + " ("
        + Sizes.offset(offsetBytes)
        + "): "
        + message;
  }

  /** Findings on stderr, each with its file. */
  void complain(Path path, FindingList findings) {
    for (Finding finding : findings.all()) {
      err.println(name(path) + ": " + line(errAnsi, finding));
    }
    err.flush();
  }
}
