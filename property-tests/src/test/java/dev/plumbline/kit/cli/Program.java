package dev.plumbline.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The program, run in the test's process. */
final class Program {

  private Program() {}

  /** What a run left. */
  record Result(int code, String out, String err) {}

  /** Runs it; a collection among the words stands for its elements. */
  static Result run(Object... words) {
    List<String> line = new ArrayList<>();
    for (Object word : words) {
      if (word instanceof Collection<?> several) {
        several.forEach(each -> line.add(each.toString()));
      } else {
        line.add(word.toString());
      }
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out, true), new PrintWriter(err, true), line.toArray(String[]::new));
    assertThat(err.toString()).doesNotContain("\tat ");
    return new Result(code, out.toString(), err.toString());
  }
}
