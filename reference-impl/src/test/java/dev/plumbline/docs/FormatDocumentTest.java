package dev.plumbline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.device.DescriptionParser;
import dev.plumbline.device.DeviceDecoder;
import dev.plumbline.format.Rule;
import dev.plumbline.format.StructField;
import dev.plumbline.libvirt.SaveImage;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.stream.RamFlag;
import dev.plumbline.stream.SectionType;
import dev.plumbline.stream.StreamHeader;
import dev.plumbline.stream.StreamReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/format.md} can't drift from the code: its tables are generated from the descriptor
 * classes. {@code mvn test -pl reference-impl -Dplumbline.docs.update=true} writes them anew.
 */
final class FormatDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "format.md");
  private static final Pattern GENERATED =
      Pattern.compile("<!-- generated: (\\w+) -->\n(.*?)<!-- end -->", Pattern.DOTALL);

  @Test
  void tablesAreThoseOfTheCode() throws IOException {
    String text = Files.readString(DOCUMENT);
    String generated = generate(text);
    if (Boolean.getBoolean("plumbline.docs.update")) {
      Files.writeString(DOCUMENT, generated);
    }
    assertThat(generated)
        .as("docs/format.md is out of date: run with -Dplumbline.docs.update=true")
        .isEqualTo(Files.readString(DOCUMENT));
  }

  @Test
  void everyTableIsInTheDocument() throws IOException {
    Matcher matcher = GENERATED.matcher(Files.readString(DOCUMENT));
    assertThat(matcher.results().map(m -> m.group(1)).toList())
        .containsExactlyInAnyOrderElementsOf(tables().keySet());
  }

  @Test
  void everyRulesClauseIsInTheDocument() throws IOException {
    String text = Files.readString(DOCUMENT);
    List<String> headings =
        Pattern.compile("^## (.+)$", Pattern.MULTILINE)
            .matcher(text)
            .results()
            .map(m -> m.group(1).toLowerCase(Locale.ROOT).replace(' ', '-'))
            .collect(Collectors.toList());
    Pattern.compile("<a id=\"([^\"]+)\">")
        .matcher(text)
        .results()
        .forEach(m -> headings.add(m.group(1)));
    for (Rule rule : Rule.values()) {
      assertThat(headings).as(rule.id()).contains(rule.clause());
    }
  }

  private static String generate(String text) {
    Map<String, String> tables = tables();
    return GENERATED
        .matcher(text)
        .replaceAll(m ->
            Matcher.quoteReplacement(
                "<!-- generated: "
                    + m.group(1)
                    + " -->\n"
                    + tables.get(m.group(1))
                    + "<!-- end -->"));
  }

  private static Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("StreamHeader", struct(StreamHeader.FIELDS));
    tables.put("SectionType", sectionTypes());
    tables.put("RamFlag", ramFlags());
    tables.put("MappedRamHeader", struct(MappedRamHeader.FIELDS));
    tables.put("SaveImage", struct(SaveImage.FIELDS));
    tables.put("Rule", rules());
    tables.put("limits", limits());
    return tables;
  }

  private static String struct(List<StructField> fields) {
    return "| offset | size | field | description |\n|---:|---:|---|---|\n"
        + fields.stream()
            .map(f ->
                "| %d | %d | %s | %s |%n"
                    .formatted(f.offsetBytes(), f.sizeBytes(), f.name(), f.description()))
            .collect(Collectors.joining());
  }

  private static String sectionTypes() {
    return "| byte | part | what follows |\n|---|---|---|\n"
        + Arrays.stream(SectionType.values())
            .map(t -> "| `%02x` | %s | %s |%n".formatted(t.code(), t.word(), t.description()))
            .collect(Collectors.joining());
  }

  private static String ramFlags() {
    return "| flag | name | meaning |\n|---|---|---|\n"
        + Arrays.stream(RamFlag.values())
            .map(f -> "| `%03x` | %s | %s |%n".formatted(f.bit(), f.name(), f.description()))
            .collect(Collectors.joining());
  }

  private static String rules() {
    return "| id | severity | what must hold | clause |\n|---|---|---|---|\n"
        + Arrays.stream(Rule.values())
            .map(r ->
                "| `%s` | %s | %s | [%s](#%s) |%n"
                    .formatted(r.id(), r.severity().word(), r.sentence(), r.clause(), r.clause()))
            .collect(Collectors.joining());
  }

  private static String limits() {
    return """
    | what | at most |
    |---|---:|
    | RAM blocks | %d |
    | sections | %d |
    | description, bytes | %d |
    | fields in the description | %d |
    | decoded values of one device | %d |
    """
        .formatted(
            StreamReader.MAX_BLOCKS,
            StreamReader.MAX_SECTIONS,
            DescriptionParser.MAX_BYTES,
            DescriptionParser.MAX_FIELDS,
            DeviceDecoder.MAX_VALUES);
  }
}
