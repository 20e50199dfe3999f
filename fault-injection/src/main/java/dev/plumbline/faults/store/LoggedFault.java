package dev.plumbline.faults.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of a fault log, read back.
 *
 * @param sequence counted from 1 over the whole run of a plan
 * @param ruleNumber which rule of the plan, counted from 1
 * @param call the call's word
 * @param file the file's path
 * @param offsetBytes where the call was
 * @param lengthBytes how much it asked for
 * @param direct whether it went through a descriptor with {@code O_DIRECT}
 * @param message what happened
 * @see JsonLog
 */
public record LoggedFault(
    long sequence,
    int ruleNumber,
    String call,
    String file,
    long offsetBytes,
    long lengthBytes,
    boolean direct,
    String message) {

  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * Reads a whole log; a last line that isn't ended yet is left out.
   *
   * @throws IOException when it can't be read or isn't one
   */
  public static List<LoggedFault> read(Path log) throws IOException {
    String text = Files.readString(log, StandardCharsets.UTF_8);
    List<LoggedFault> faults = new ArrayList<>();
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      faults.add(of(line));
    }
    return List.copyOf(faults);
  }

  private static LoggedFault of(String line) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = FACTORY.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        fields.put(name, json.getText());
      }
    }
    return new LoggedFault(
        number(fields, "sequence", line),
        (int) number(fields, "rule", line),
        text(fields, "call", line),
        text(fields, "file", line),
        number(fields, "offset", line),
        number(fields, "length", line),
        Boolean.parseBoolean(text(fields, "direct", line)),
        text(fields, "message", line));
  }

  private static String text(Map<String, String> fields, String name, String line)
      throws IOException {
    String value = fields.get(name);
    if (value == null) {
      throw new IOException("no line of a fault log: \"" + name + "\" is missing: " + line);
    }
    return value;
  }

  private static long number(Map<String, String> fields, String name, String line)
      throws IOException {
    try {
      return Long.parseLong(text(fields, name, line));
    } catch (NumberFormatException e) {
      throw new IOException("no line of a fault log: \"" + name + "\": " + line, e);
    }
  }
}
