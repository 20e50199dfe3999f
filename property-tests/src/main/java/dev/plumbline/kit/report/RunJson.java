package dev.plumbline.kit.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Exhibit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A run as JSON: {@code results.json}, and what {@code check --json} prints. It is whole: every
 * other form of a report is made of what stands here. {@code docs/kit.md} lists the fields.
 *
 * @see RunJsonReader
 */
public final class RunJson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // A detail may hold control characters above ASCII, which terminals obey.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private RunJson() {}

  /** The document, in ASCII. */
  public static byte[] document(RunResult run) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      // "\n" on every system: equal runs give equal bytes.
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
      json.writeStartObject();
      write(json, run);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      // The target is memory.
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes the fields of the outermost object.
   *
   * @throws IOException when the target fails
   */
  public static void write(JsonGenerator json, RunResult run) throws IOException {
    json.writeStringField("version", run.version());
    json.writeStringField("command", run.command());
    json.writeStringField("kernel", run.kernel());
    json.writeStringField("started", run.started().toString());
    json.writeNumberField("seconds", run.seconds());
    json.writeNumberField("seed", run.seed());
    json.writeArrayFieldStart("subjects");
    for (SubjectResult subject : run.subjects()) {
      json.writeStartObject();
      subject(json, subject);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("summary");
    summary(json, run);
    json.writeEndObject();
  }

  private static void subject(JsonGenerator json, SubjectResult subject) throws IOException {
    json.writeStringField("name", subject.identity().name());
    json.writeStringField("kind", subject.identity().kind());
    json.writeStringField("version", subject.identity().version());
    json.writeStringField("buildId", subject.identity().buildId());
    json.writeStringField("on", subject.on().toString());
    json.writeStringField("filesystem", subject.filesystem());
    json.writeArrayFieldStart("cases");
    for (CaseResult result : subject.cases()) {
      json.writeStartObject();
      result(json, result);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("problems");
    for (Problem problem : subject.problems()) {
      json.writeStartObject();
      json.writeStringField("id", problem.caseId());
      json.writeStringField("what", problem.what());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void result(JsonGenerator json, CaseResult result) throws IOException {
    CaseFacts facts = result.definition();
    json.writeStringField("id", facts.id());
    json.writeStringField("level", facts.level().word());
    json.writeStringField("verdict", result.verdict().word());
    json.writeStringField("expected", result.expected().word());
    json.writeStringField("standing", result.standing().word());
    json.writeNumberField("seconds", result.seconds());
    json.writeStringField("detail", result.detail());
    json.writeStringField("holds", facts.holds());
    json.writeStringField("clause", facts.clause());
    json.writeStringField("hunts", facts.hunts());
    json.writeStringField("fixedBy", facts.fixedBy());
    json.writeArrayFieldStart("conforms");
    for (Verdict verdict : facts.conforms()) {
      json.writeString(verdict.word());
    }
    json.writeEndArray();
    json.writeStringField("repeat", result.repeat());
    json.writeArrayFieldStart("exhibits");
    for (Exhibit exhibit : result.exhibits()) {
      exhibit(json, exhibit);
    }
    json.writeEndArray();
  }

  private static void exhibit(JsonGenerator json, Exhibit exhibit) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", exhibit.kind().word());
    json.writeStringField("title", exhibit.title());
    json.writeStringField("text", exhibit.text());
    if (exhibit.file() != null) {
      json.writeStringField("file", exhibit.file().toString());
    }
    json.writeEndObject();
  }

  private static void summary(JsonGenerator json, RunResult run) throws IOException {
    List<CaseResult> results = run.subjects().stream().flatMap(s -> s.cases().stream()).toList();
    json.writeNumberField("cases", results.size());
    json.writeNumberField("failed", count(results, r -> !r.conforms()));
    for (Standing standing : Standing.values()) {
      String key = standing.word();
      json.writeNumberField(key, count(results, r -> r.standing() == standing));
    }
    json.writeNumberField(
        "problems", run.subjects().stream().mapToInt(s -> s.problems().size()).sum());
  }

  private static long count(List<CaseResult> results, Predicate<CaseResult> which) {
    return results.stream().filter(which).count();
  }
}
