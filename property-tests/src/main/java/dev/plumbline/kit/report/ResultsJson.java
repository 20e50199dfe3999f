package dev.plumbline.kit.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Exhibit;
import dev.plumbline.shard.Shard;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A run as JSON: what {@code --json} prints and {@code results.json} holds. {@code docs/kit.md}
 * lists the fields.
 *
 * @see ResultsReader
 */
public final class ResultsJson {

  private ResultsJson() {}

  /**
   * Writes the fields of the outermost object.
   *
   * @param json inside an object that is open
   * @param run what to write
   * @param directory files are named relative to it, or null when there is none
   * @throws IOException when writing fails
   */
  public static void write(JsonGenerator json, RunResult run, @Nullable Path directory)
      throws IOException {
    json.writeStringField("plumbline", run.version());
    json.writeStringField("command", run.command());
    Shard shard = run.shard();
    if (shard != null) {
      json.writeObjectFieldStart("shard");
      json.writeNumberField("number", shard.number());
      json.writeNumberField("of", shard.count());
      json.writeEndObject();
    }
    json.writeStringField("kernel", run.kernel());
    json.writeStringField("started", run.started().toString());
    json.writeNumberField("seconds", run.seconds());
    json.writeNumberField("seed", run.seed());
    json.writeArrayFieldStart("subjects");
    for (SubjectResult subject : run.subjects()) {
      subject(json, subject, directory);
    }
    json.writeEndArray();
    summary(json, Summary.of(run.subjects()));
  }

  private static void subject(JsonGenerator json, SubjectResult subject, @Nullable Path directory)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", subject.identity().name());
    json.writeStringField("kind", subject.identity().kind());
    json.writeStringField("version", subject.identity().version());
    json.writeStringField("buildId", subject.identity().buildId());
    json.writeStringField("on", subject.on().toString());
    json.writeStringField("filesystem", subject.filesystem());
    json.writeArrayFieldStart("cases");
    for (CaseResult result : subject.cases()) {
      result(json, result, directory);
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
    json.writeEndObject();
  }

  private static void result(JsonGenerator json, CaseResult result, @Nullable Path directory)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", result.definition().id());
    json.writeStringField("level", result.definition().level().word());
    json.writeStringField("verdict", result.verdict().word());
    json.writeStringField("expected", result.expectedWords());
    json.writeNumberField("seconds", result.seconds());
    json.writeStringField("detail", result.detail());
    json.writeBooleanField("conforms", result.conforms());
    json.writeStringField("change", result.change().word());
    json.writeStringField("holds", result.definition().holds());
    json.writeStringField("clause", "docs/format.md#" + result.definition().clause());
    json.writeStringField("hunts", result.definition().hunts());
    json.writeStringField("fixedBy", result.definition().fixedBy());
    json.writeArrayFieldStart("conforming");
    for (Verdict verdict : result.definition().conforms()) {
      json.writeString(verdict.word());
    }
    json.writeEndArray();
    json.writeStringField("repeat", result.repeat());
    json.writeArrayFieldStart("evidence");
    for (Exhibit exhibit : result.exhibits()) {
      exhibit(json, exhibit, directory);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void exhibit(JsonGenerator json, Exhibit exhibit, @Nullable Path directory)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", exhibit.kind().word());
    json.writeStringField("title", exhibit.title());
    Path file = exhibit.file();
    if (file == null) {
      json.writeStringField("text", exhibit.text());
    } else {
      Path shown = directory == null ? file : directory.toAbsolutePath().relativize(file);
      json.writeStringField("file", shown.toString());
    }
    json.writeEndObject();
  }

  private static void summary(JsonGenerator json, Summary summary) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("cases", summary.cases());
    json.writeNumberField("conforming", summary.conforming());
    json.writeNumberField("failed", summary.failed());
    json.writeNumberField("unsupported", summary.unsupported());
    json.writeNumberField("better", summary.better());
    json.writeNumberField("worse", summary.worse());
    json.writeNumberField("problems", summary.problems());
    json.writeBooleanField("asExpected", summary.asExpected());
    json.writeEndObject();
  }
}
