package dev.plumbline.kit.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.format.Quoted;
import dev.plumbline.shard.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An object of a JSON document from outside. What is wrong in it is said with its place. */
public final class JsonFields {

  /** No document of ours is longer. */
  public static final long MAX_BYTES = 128L << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxDocumentLength(MAX_BYTES)
                      .maxNestingDepth(16)
                      .build())
              .build());

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

  /**
   * Reads a file.
   *
   * @return its outermost object
   * @throws IOException when it can't be read, is too long or isn't a JSON object
   */
  public static JsonFields document(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + ": " + Files.size(file) + " bytes, more than results have");
    }
    return document(file.toString(), Files.readAllBytes(file));
  }

  /**
   * Reads a document.
   *
   * @param name what to call it in errors
   * @param document its bytes
   * @return its outermost object
   * @throws IOException when it isn't a JSON object
   */
  public static JsonFields document(String name, byte[] document) throws IOException {
    try {
      return new JsonFields(name, "", MAPPER.readTree(document));
    } catch (JacksonException e) {
      throw new IOException(name + ": not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The names of all fields, in their order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Whether there is such a field. */
  public boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** A field's string. */
  public String text(String key) throws IOException {
    JsonNode value = node.path(key);
    if (!value.isTextual()) {
      throw wrong(key, show(value), "a string");
    }
    return value.textValue();
  }

  String optionalText(String key) throws IOException {
    return has(key) ? text(key) : "";
  }

  /** A field's whole number. */
  public long integer(String key) throws IOException {
    JsonNode value = node.path(key);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(key, show(value), "a whole number of 64 bits");
    }
    return value.longValue();
  }

  /** A field's number, whole or not, from one bound to another, both included. */
  public double number(String key, double least, double most) throws IOException {
    JsonNode value = node.path(key);
    if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
      throw wrong(key, show(value), "a number from " + least + " to " + most);
    }
    return value.doubleValue();
  }

  /** A field's number of seconds. */
  public double seconds(String key) throws IOException {
    JsonNode value = node.path(key);
    if (!value.isNumber() || !(value.doubleValue() >= 0) || value.doubleValue() > 1e9) {
      throw wrong(key, show(value), "a number of seconds");
    }
    return value.doubleValue();
  }

  /** A field's moment. */
  public Instant instant(String key) throws IOException {
    String text = text(key);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw wrong(key, text, "a time such as 2025-11-25T09:00:00Z");
    }
  }

  /** A field's word, one of several. */
  public <T> T choice(String key, T[] all, Function<T, String> word) throws IOException {
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

  /** The objects in a field's array. */
  public List<JsonFields> objects(String key) throws IOException {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode value : array(key)) {
      objects.add(new JsonFields(document, place + key + "[" + objects.size() + "].", value));
    }
    return objects;
  }

  List<JsonFields> optionalObjects(String key) throws IOException {
    return has(key) ? objects(key) : List.of();
  }

  /** A field's object. */
  public JsonFields object(String key) throws IOException {
    return new JsonFields(document, place + key + ".", node.path(key));
  }

  /** The strings in a field's array. */
  public List<String> texts(String key) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : array(key)) {
      if (!value.isTextual()) {
        throw wrong(key + "[" + texts.size() + "]", show(value), "a string");
      }
      texts.add(value.textValue());
    }
    return texts;
  }

  /**
   * This object as a shard: its {@code number} and how many there are, {@code of}.
   *
   * @throws IOException when there is no such shard
   */
  public Shard shard() throws IOException {
    long number = integer("number");
    long count = integer("of");
    try {
      return new Shard(
          Math.clamp(number, -1, Integer.MAX_VALUE), Math.clamp(count, -1, Integer.MAX_VALUE));
    } catch (IllegalArgumentException e) {
      throw wrong(
          "",
          number + "/" + count,
          "a number from 1 to that of shards, which is 1 to " + Shard.MOST);
    }
  }

  /** Writes this object as it was read. */
  public void write(JsonGenerator json) throws IOException {
    MAPPER.writeTree(json, node);
  }

  private JsonNode array(String key) throws IOException {
    JsonNode value = node.path(key);
    if (!value.isArray()) {
      throw wrong(key, show(value), "an array");
    }
    return value;
  }

  /** To be thrown: what is wrong, and where. */
  public IOException wrong(String key, String found, String expected) {
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
