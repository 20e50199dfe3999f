package dev.plumbline.bench.report;

import dev.plumbline.bench.path.BenchRun;
import dev.plumbline.bench.path.Host;
import dev.plumbline.bench.path.Measurement;
import dev.plumbline.bench.path.Operation;
import dev.plumbline.bench.path.Requests;
import dev.plumbline.kit.report.JsonFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Reads a run's {@code results.json}, which may come from anywhere.
 *
 * @see RunJson
 */
public final class RunReader {

  private RunReader() {}

  /**
   * Reads a file.
   *
   * @throws IOException when it can't be read or isn't a run's results, with the place in it
   */
  public static BenchRun read(Path file) throws IOException {
    return run(JsonFields.document(file));
  }

  /**
   * Reads a document.
   *
   * @param name what to call it in errors
   * @throws IOException when it isn't a run's results, with the place in it
   */
  public static BenchRun read(String name, byte[] document) throws IOException {
    return run(JsonFields.document(name, document));
  }

  private static BenchRun run(JsonFields fields) throws IOException {
    JsonFields machine = fields.object("machine");
    Host host =
        new Host(
            machine.text("processor"),
            whole(machine, "processors"),
            machine.integer("memoryBytes"),
            machine.text("kernel"));
    List<Measurement> measurements = new ArrayList<>();
    for (JsonFields one : fields.objects("measurements")) {
      measurements.add(measurement(one));
    }
    return new BenchRun(
        host,
        versions(fields.object("versions")),
        fields.instant("started"),
        fields.seconds("seconds"),
        fields.text("profile"),
        fields.text("command"),
        measurements);
  }

  private static SequencedMap<String, String> versions(JsonFields fields) throws IOException {
    SequencedMap<String, String> versions = new LinkedHashMap<>();
    for (String name : fields.names()) {
      versions.put(name, fields.text(name));
    }
    return versions;
  }

  private static Measurement measurement(JsonFields fields) throws IOException {
    try {
      return new Measurement(
          fields.choice("operation", Operation.values(), Operation::word),
          fields.text("contender"),
          whole(fields, "channels"),
          fields.text("ram"),
          fields.integer("ramBytes"),
          fields.text("filesystem"),
          whole(fields, "round"),
          fields.seconds("seconds"),
          seconds(fields, "syncSeconds"),
          seconds(fields, "cpuSeconds"),
          integer(fields, "peakResidentBytes"),
          integer(fields, "pageCacheBytes"),
          requests(fields),
          integer(fields, "extents"),
          integer(fields, "fileBytes"));
    } catch (IllegalArgumentException e) {
      throw fields.wrong("", String.valueOf(e.getMessage()), "a measurement");
    }
  }

  private static Requests requests(JsonFields fields) throws IOException {
    if (!fields.has("requests")) {
      return Requests.UNKNOWN;
    }
    List<Requests.Size> sizes = new ArrayList<>();
    for (JsonFields size : fields.objects("requestBytesHistogram")) {
      sizes.add(new Requests.Size(size.integer("bytes"), size.integer("count")));
    }
    return new Requests(fields.integer("requests"), integer(fields, "requestBytes"), sizes);
  }

  private static int whole(JsonFields fields, String key) throws IOException {
    long value = fields.integer(key);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw fields.wrong(key, Long.toString(value), "a whole number of 31 bits");
    }
    return (int) value;
  }

  private static long integer(JsonFields fields, String key) throws IOException {
    return fields.has(key) ? fields.integer(key) : -1;
  }

  private static double seconds(JsonFields fields, String key) throws IOException {
    return fields.has(key) ? fields.seconds(key) : -1;
  }
}
