package dev.plumbline.kit.cli;

import dev.plumbline.cli.Console;
import dev.plumbline.cli.StatusLine;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.launch.RunListener;
import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.Change;
import dev.plumbline.kit.report.Problem;
import dev.plumbline.kit.run.Case;
import java.util.Locale;

/** Prints results as they come, and on a terminal what is going on. */
final class CheckProgress implements RunListener, AutoCloseable {

  private static final int LONGEST_DETAIL = 600;

  private final Console console;
  private final StatusLine line;
  private final boolean json;
  private final int total;
  private final long startNanos = System.nanoTime();
  private String subject = "";
  private int done;

  /**
   * For a run.
   *
   * @param json whether stdout belongs to the JSON document
   * @param total how many results there will be
   */
  CheckProgress(Console console, boolean json, int total) {
    this.console = console;
    this.line = StatusLine.of(console);
    this.json = json;
    this.total = total;
  }

  /** From now on it is this one's turn. */
  void subject(String name) {
    subject = name;
  }

  @Override
  public void started(Case definition) {
    double elapsed = (System.nanoTime() - startNanos) / 1e9;
    String left =
        done == 0
            ? ""
            : String.format(Locale.ROOT, ", about %.0f s left", elapsed / done * (total - done));
    line.show(
        String.format(
            Locale.ROOT,
            "[%d/%d] %s %s, %.0f s%s",
            done + 1,
            total,
            subject,
            definition.id(),
            elapsed,
            left));
  }

  @Override
  public void finished(CaseResult result) {
    done++;
    line.clear();
    if (!json) {
      print(result);
    }
  }

  @Override
  public void failed(Problem problem) {
    done++;
    line.clear();
    console
        .err()
        .println(
            "plumbline: "
                + problem.caseId()
                + " came to no verdict: "
                + Console.oneLine(problem.what()));
  }

  private void print(CaseResult result) {
    String word = String.format("%-17s", result.verdict().word());
    console
        .out()
        .println(
            console.styled(style(result), word)
                + String.format(
                    Locale.ROOT,
                    "  %s  %-11s  %s  (%.1f s)",
                    result.definition().id(),
                    result.definition().level().word(),
                    result.definition().holds(),
                    result.seconds()));
    if (result.change() != Change.AS_EXPECTED) {
      indented(
          console.styled("bold", result.change().word())
              + " than expected: "
              + result.expectedWords());
    }
    if (!result.conforms()) {
      indented(cut(Console.oneLine(result.detail().replace("\n", " | "))));
      fault(result);
    } else if (result.verdict() == Verdict.UNSUPPORTED) {
      indented(cut(Console.oneLine(result.detail())));
    }
    console.out().flush();
  }

  private void fault(CaseResult result) {
    if (!result.definition().fixedBy().isEmpty()) {
      indented("fixed in QEMU by " + result.definition().fixedBy());
    }
    indented("see docs/format.md#" + result.definition().clause());
    indented("again: " + Console.oneLine(result.repeat()));
  }

  private void indented(String text) {
    console.out().println("    " + text);
  }

  private static String style(CaseResult result) {
    if (result.verdict() == Verdict.UNSUPPORTED) {
      return "faint";
    }
    return result.conforms() ? "green" : "bold,red";
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + " …";
  }

  @Override
  public void close() {
    line.close();
  }
}
