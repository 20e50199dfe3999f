package dev.plumbline.bench.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.bench.path.BenchRun;
import dev.plumbline.bench.path.Host;
import dev.plumbline.bench.path.Measurement;
import dev.plumbline.bench.path.Requests;
import java.io.IOException;
import java.util.Map;

/**
 * A run as JSON: what {@code bench --json} prints and {@code results.json} holds.
 *
 * @see RunReader
 */
public final class RunJson {

  private RunJson() {}

  /**
   * Writes the fields of the outermost object.
   *
   * @param json inside an object that is open
   * @throws IOException when writing fails
   */
  public static void write(JsonGenerator json, BenchRun run) throws IOException {
    host(json, run.host());
    json.writeObjectFieldStart("versions");
    for (Map.Entry<String, String> version : run.versions().entrySet()) {
      json.writeStringField(version.getKey(), version.getValue());
    }
    json.writeEndObject();
    json.writeStringField("started", run.started().toString());
    json.writeNumberField("seconds", run.seconds());
    json.writeStringField("profile", run.profile());
    json.writeStringField("command", run.command());
    json.writeArrayFieldStart("measurements");
    for (Measurement measurement : run.measurements()) {
      measurement(json, measurement);
    }
    json.writeEndArray();
  }

  private static void host(JsonGenerator json, Host host) throws IOException {
    json.writeObjectFieldStart("machine");
    json.writeStringField("processor", host.processor());
    json.writeNumberField("processors", host.processors());
    json.writeNumberField("memoryBytes", host.memoryBytes());
    json.writeStringField("kernel", host.kernel());
    json.writeEndObject();
  }

  private static void measurement(JsonGenerator json, Measurement one) throws IOException {
    json.writeStartObject();
    json.writeStringField("operation", one.operation().word());
    json.writeStringField("contender", one.contender());
    json.writeNumberField("channels", one.channels());
    json.writeStringField("ram", one.ram());
    json.writeNumberField("ramBytes", one.ramBytes());
    json.writeStringField("filesystem", one.filesystem());
    json.writeNumberField("round", one.round());
    json.writeNumberField("seconds", one.seconds());
    known(json, "syncSeconds", one.syncSeconds());
    known(json, "cpuSeconds", one.cpuSeconds());
    known(json, "peakResidentBytes", one.peakResidentBytes());
    known(json, "pageCacheBytes", one.pageCacheBytes());
    requests(json, one.requests());
    known(json, "extents", one.extents());
    known(json, "fileBytes", one.fileBytes());
    json.writeEndObject();
  }

  private static void requests(JsonGenerator json, Requests requests) throws IOException {
    if (!requests.isKnown()) {
      return;
    }
    json.writeNumberField("requests", requests.count());
    json.writeNumberField("requestBytes", requests.bytes());
    json.writeArrayFieldStart("requestBytesHistogram");
    for (Requests.Size size : requests.sizes()) {
      json.writeStartObject();
      json.writeNumberField("bytes", size.bytes());
      json.writeNumberField("count", size.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void known(JsonGenerator json, String key, double value) throws IOException {
    if (value >= 0) {
      json.writeNumberField(key, value);
    }
  }

  private static void known(JsonGenerator json, String key, long value) throws IOException {
    if (value >= 0) {
      json.writeNumberField(key, value);
    }
  }
}
