package dev.plumbline.faults.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.plumbline.faults.inject.FaultLog;
import dev.plumbline.faults.inject.Fired;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line of JSON for each fault, in one write, before the fault takes effect: what happened
 * is known even if the program, or this one, is killed by it.
 *
 * <p>Fields: {@code sequence}, {@code time} (ISO 8601), {@code rule} (number from 1), {@code text}
 * (the rule), {@code call}, {@code number} (of its kind), {@code file}, {@code newFile} (a
 * rename's), {@code offset}, {@code length}, {@code direct}, {@code message}.
 */
public final class JsonLog implements FaultLog, Closeable {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private final OutputStream out;
  private final InstantSource clock;
  private @Nullable IOException failure;

  /**
   * A log.
   *
   * @param out not buffered; closed with it
   */
  public JsonLog(OutputStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public synchronized void fired(Fired fired) {
    try {
      out.write((line(fired) + "\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException e) {
      // The program under test must not notice; who closes the log is told.
      failure = failure == null ? e : failure;
    }
  }

  private String line(Fired fired) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("sequence", fired.sequence());
      json.writeStringField("time", clock.instant().toString());
      json.writeNumberField("rule", fired.ruleNumber());
      json.writeStringField("text", fired.rule().text());
      json.writeStringField("call", fired.event().call().word());
      json.writeNumberField("number", fired.callNumber());
      json.writeStringField("file", fired.event().file());
      String newFile = fired.event().newFile();
      if (newFile != null) {
        json.writeStringField("newFile", newFile);
      }
      json.writeNumberField("offset", fired.event().offsetBytes());
      json.writeNumberField("length", fired.event().lengthBytes());
      json.writeBooleanField("direct", fired.event().direct());
      json.writeStringField("message", fired.message());
      json.writeEndObject();
    }
    return text.toString();
  }

  /**
   * Closes the stream.
   *
   * @throws IOException when that fails, or a line could not be written
   */
  @Override
  public synchronized void close() throws IOException {
    out.close();
    IOException first = failure;
    if (first != null) {
      throw first;
    }
  }
}
