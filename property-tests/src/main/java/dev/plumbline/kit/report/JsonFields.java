package dev.plumbline.kit.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.format.Quoted;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An object of a JSON document from outside. What is wrong in it is said with its place. */
final class JsonFields {

  private final String document;
  private final String place;
  private final JsonNode node;

  /**
   * An object.
   *
   * @param document what the document is called
   * @param place where in it this is, such as {@code subjects[0].}; empty for the outermost
   * @throws IOException when it isn't an object
   */
  JsonFields(String document, String place, JsonNode node) throws IOException {
    this.document = document;
    this.place = place;
    this.node = node;
    if (!node.isObject()) {
      throw wrong("", show(node), "an object");
    }
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  String text(String key) throws IOException {
    JsonNode value = node.path(key);
    if (!value.isTextual()) {
      throw wrong(key, show(value), "a string");
    }
    return value.textValue();
  }

  String optionalText(String key) throws IOException {
    return has(key) ? text(key) : "";
  }

  long integer(String key) throws IOException {
    JsonNode value = node.path(key);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(key, show(value), "a whole number of 64 bits");
    }
    return value.longValue();
  }

  double seconds(String key) throws IOException {
    JsonNode value = node.path(key);
    if (!value.isNumber() || !(value.doubleValue() >= 0) || value.doubleValue() > 1e9) {
      throw wrong(key, show(value), "a number of seconds");
    }
    return value.doubleValue();
  }

  Instant instant(String key) throws IOException {
    String text = text(key);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw wrong(key, text, "a time such as 2025-11-25T09:00:00Z");
    }
  }

  <T> T choice(String key, T[] all, Function<T, String> word) throws IOException {
    return choose(key, text(key), all, word);
  }

  <T> List<T> choices(String key, T[] all, Function<T, String> word) throws IOException {
    List<T> chosen = new ArrayList<>();
    for (JsonNode value : array(key)) {
      chosen.add(choose(key, value.asText(), all, word));
    }
    if (chosen.isEmpty()) {
      throw wrong(key, "nothing", "at least one");
    }
    return chosen;
  }

  private <T> T choose(String key, String found, T[] all, Function<T, String> word)
      throws IOException {
    for (T one : all) {
      if (word.apply(one).equals(found)) {
        return one;
      }
    }
    String words = Arrays.stream(all).map(word).collect(Collectors.joining(", "));
    throw wrong(key, found, "one of " + words);
  }

  List<JsonFields> objects(String key) throws IOException {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode value : array(key)) {
      objects.add(new JsonFields(document, place + key + "[" + objects.size() + "].", value));
    }
    return objects;
  }

  List<JsonFields> optionalObjects(String key) throws IOException {
    return has(key) ? objects(key) : List.of();
  }

  private JsonNode array(String key) throws IOException {
    JsonNode value = node.path(key);
    if (!value.isArray()) {
      throw wrong(key, show(value), "an array");
    }
    return value;
  }

  /** To be thrown: what is wrong, and where. */
  IOException wrong(String key, String found, String expected) {
    String where = key.isEmpty() ? place.replaceAll("\\.$", "") : place + key;
    return new IOException(
        document
            + ": "
            + (where.isEmpty() ? "the document" : where)
            + ": found "
            + Quoted.of(found)
            + ", expected "
            + expected);
  }

  private static String show(JsonNode value) {
    return value.isMissingNode() ? "nothing" : value.toString();
  }
}
