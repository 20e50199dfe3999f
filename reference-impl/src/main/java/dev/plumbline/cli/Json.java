package dev.plumbline.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.plumbline.format.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Writes the one JSON document that a command prints with {@code --json}. */
public final class Json {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // A name from a file may hold control characters above ASCII, which terminals obey.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          // A document that breaks off must not look like a whole one.
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private Json() {}

  /** The body of a document. */
  @FunctionalInterface
  public interface Body {
    /** Writes the fields of the outermost object. */
    void write(JsonGenerator json) throws IOException;
  }

  /** Prints a document. */
  public static void print(PrintWriter out, Body body) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    }
    out.println();
    out.flush();
  }

  /** An array of findings under a key. */
  static void findings(JsonGenerator json, String key, String file, List<Finding> findings)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (Finding finding : findings) {
      finding(json, file, finding);
    }
    json.writeEndArray();
  }

  static void finding(JsonGenerator json, String file, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", finding.rule().id());
    json.writeStringField("severity", finding.severity().word());
    json.writeStringField("file", file);
    json.writeNumberField("offset", finding.offsetBytes());
    json.writeStringField("block", finding.block());
    json.writeStringField("message", finding.message());
    json.writeStringField("found", finding.found());
    json.writeStringField("expected", finding.expected());
    json.writeStringField("cause", finding.cause());
    json.writeStringField("clause", "docs/format.md#" + finding.rule().clause());
    json.writeEndObject();
  }
}
