package dev.plumbline.faults.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/fault-plans.md} can't drift from the code: its examples are plans, every fault is
 * among them, and errors and grammar come from the code. {@code mvn test -pl fault-injection -am
 * -Dplumbline.docs.update=true} writes those anew.
 */
final class FaultPlansDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "fault-plans.md");
  private static final Path PACKAGE =
      Path.of("src/main/java/dev/plumbline/faults/plan/package-info.java");
  private static final Pattern GENERATED =
      Pattern.compile("<!-- generated: (\\w+) -->\n(.*?)<!-- end -->", Pattern.DOTALL);
  private static final Pattern EXAMPLE = Pattern.compile("```plan\n(.*?)```", Pattern.DOTALL);

  private static List<Plan> examples() throws IOException, PlanException {
    List<String> texts =
        EXAMPLE.matcher(Files.readString(DOCUMENT)).results().map(m -> m.group(1)).toList();
    Plan[] plans = new Plan[texts.size()];
    for (int i = 0; i < plans.length; i++) {
      plans[i] = PlanParser.parse("example " + (i + 1), texts.get(i));
    }
    return List.of(plans);
  }

  @Test
  void everyExampleIsAPlan() throws IOException, PlanException {
    assertThat(examples())
        .hasSizeGreaterThan(2)
        .allSatisfy(p -> assertThat(p.rules()).isNotEmpty());
  }

  @Test
  void everyKindOfFaultIsInAnExample() throws IOException, PlanException {
    List<Class<?>> shown =
        examples().stream()
            .flatMap(p -> p.rules().stream())
            .<Class<?>>map(r -> r.fault().getClass())
            .toList();
    assertThat(shown).contains(Fault.class.getPermittedSubclasses());
  }

  @Test
  void everyCallIsInTheTable() throws IOException {
    String text = Files.readString(DOCUMENT);
    for (Call call : Call.values()) {
      assertThat(text).containsPattern("\\| [^|\n]*`" + call.word() + "`[^|\n]*\\|");
    }
  }

  @Test
  void errorsAndGrammarAreThoseOfTheCode() throws IOException {
    String text = Files.readString(DOCUMENT);
    Map<String, String> parts = Map.of("errors", errors(), "grammar", grammar());
    Matcher matcher = GENERATED.matcher(text);
    String generated =
        matcher.replaceAll(m ->
            Matcher.quoteReplacement(
                "<!-- generated: "
                    + m.group(1)
                    + " -->\n"
                    + parts.get(m.group(1))
                    + "<!-- end -->"));
    if (Boolean.getBoolean("plumbline.docs.update")) {
      Files.writeString(DOCUMENT, generated);
    }
    assertThat(generated)
        .as("docs/fault-plans.md is out of date: run with -Dplumbline.docs.update=true")
        .isEqualTo(Files.readString(DOCUMENT))
        .contains("| `rename` | rename(2) | ");
  }

  private static String errors() {
    return "| call | page | errors |\n|---|---|---|\n"
        + Arrays.stream(Call.values())
            .map(call ->
                "| `"
                    + call.word()
                    + "` | "
                    + call.manualPages()
                    + " | "
                    + LegalErrors.of(call).stream()
                        .map(Enum::name)
                        .collect(Collectors.joining(", "))
                    + " |\n")
            .collect(Collectors.joining());
  }

  /** As it stands in the package's documentation. */
  private static String grammar() throws IOException {
    String source = Files.readString(PACKAGE);
    String pre = source.substring(source.indexOf("<pre>") + 5, source.indexOf("</pre>"));
    return "```\n"
        + pre.lines()
            .skip(1)
            .map(line -> line.replaceFirst("^ \\* ?", ""))
            .filter(line -> !line.isBlank())
            .collect(Collectors.joining("\n"))
        + "\n```\n";
  }
}
