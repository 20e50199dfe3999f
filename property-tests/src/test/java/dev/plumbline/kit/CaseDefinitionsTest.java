package dev.plumbline.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.kit.cases.AllCases;
import dev.plumbline.kit.run.Case;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said about cases is true. */
final class CaseDefinitionsTest {

  private static final Path DOCS = Path.of("..", "docs", "format.md");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  @Test
  void idsAreUniqueAndWellFormed() {
    assertThat(Conformance.ids())
        .doesNotHaveDuplicates()
        .allMatch(id ->
            id.matches("(HDR|BMP|PAG|BLK|STR|URI|FDS|DIO|MFD|LIV|FLT|DUR|CAP|VER|LVT)-\\d{3}"));
  }

  @Test
  void eachCaseIsATestOfAnEngine() {
    for (Class<?> type : AllCases.CLASSES) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Case.class)) {
          assertThat(List.of(method.getAnnotations()))
              .as("%s", method)
              .anyMatch(
                  a -> List.of("Test", "Property").contains(a.annotationType().getSimpleName()));
        }
      }
    }
  }

  @Test
  void eachCaseSaysWhatHoldsInOneSentence() {
    assertThat(AllCases.list()).allMatch(c -> c.holds().matches("[A-Z][^.]+\\."));
  }

  @Test
  void clausesAreAnchorsOfTheSpecification() throws IOException {
    String text = Files.readString(DOCS);
    List<String> anchors =
        Stream.concat(
                ANCHOR.matcher(text).results().map(m -> m.group(1)),
                HEADING.matcher(text).results().map(m -> slug(m.group(1))))
            .toList();
    assertThat(AllCases.list()).allMatch(c -> anchors.contains(c.clause()), "has a clause");
  }

  /** As GitHub makes anchors of headings. */
  private static String slug(String heading) {
    Matcher odd = Pattern.compile("[^a-z0-9 -]").matcher(heading.toLowerCase(Locale.ROOT));
    return odd.replaceAll("").strip().replace(' ', '-');
  }
}
