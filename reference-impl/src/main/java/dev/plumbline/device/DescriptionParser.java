package dev.plumbline.device;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the description's JSON, token by token, so that its size in memory stays near its size in
 * the file.
 *
 * <pre>
 * { "configuration": {…}, "page_size": 4096, "devices": [
 *     { "name": …, "instance_id": …, "vmsd_name": …, "version": …,
 *       "fields": [ { "name", "index"?, "array_len"?, "type", "size", "struct"? } … ],
 *       "subsections"?: [ { "vmsd_name", "version", "fields", "subsections"? } … ] } … ] }
 * </pre>
 *
 * Keys may repeat: QEMU writes lists (type {@code qtailq} and its like) with the same keys once per
 * element. Only their size counts then.
 */
public final class DescriptionParser {

  /**
   * The longest description that is read. A q35 machine's is about 70 KB; 1024 CPUs make about 20
   * MB.
   */
  public static final int MAX_BYTES = 32 << 20;

  /** The most fields that are read. */
  public static final int MAX_FIELDS = 500_000;

  private static final int MAX_DEPTH = 200;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(1 << 16)
                  .maxNameLength(1 << 12)
                  .maxNumberLength(32)
                  .build())
          .build();

  private final JsonParser parser;
  private int fields;

  private DescriptionParser(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Parses a description.
   *
   * @param json UTF-8
   * @throws DescriptionException when it isn't JSON of this shape or is beyond the limits
   */
  public static Description parse(byte[] json) throws DescriptionException {
    try (JsonParser parser = JSON.createParser(json)) {
      DescriptionParser reader = new DescriptionParser(parser);
      Description description = reader.description();
      JsonToken after = parser.nextToken();
      if (after != null) {
        throw reader.unexpected("nothing after the closing brace");
      }
      return description;
    } catch (StreamConstraintsException | JsonParseException e) {
      throw new DescriptionException(
          Math.max(0, e.getLocation() == null ? 0 : e.getLocation().getByteOffset()),
          e.getOriginalMessage().replaceAll("\\[Source: [^;]*; ([^\\]]*)\\]", "$1"));
    } catch (DescriptionException e) {
      throw e;
    } catch (IOException | ArithmeticException e) {
      throw new DescriptionException(0, String.valueOf(e.getMessage()));
    }
  }

  private Description description() throws IOException {
    parser.nextToken();
    List<DeviceDescription> devices = new ArrayList<>();
    long pageSize = -1;
    boolean described = false;
    expect(JsonToken.START_OBJECT);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = key();
      switch (key) {
        case "page_size" -> pageSize = number();
        case "devices" -> {
          described = true;
          expect(JsonToken.START_ARRAY);
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            devices.add(device());
          }
        }
        default -> parser.skipChildren();
      }
    }
    if (!described) {
      throw new DescriptionException(0, "no \"devices\"");
    }
    return new Description(pageSize, List.copyOf(devices));
  }

  private DeviceDescription device() throws IOException {
    Parts parts = parts();
    return new DeviceDescription(parts.name, parts.instance, parts.asStruct());
  }

  private StructDescription struct() throws IOException {
    return parts().asStruct();
  }

  private Parts parts() throws IOException {
    count();
    Parts parts = new Parts();
    expect(JsonToken.START_OBJECT);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      parts.read(key());
    }
    return parts;
  }

  private FieldDescription field() throws IOException {
    Parts parts = parts();
    StructDescription inside = parts.nested;
    if (inside == null && parts.type.equals("tmp") && parts.fieldLists == 1) {
      inside = parts.asStruct();
    }
    return new FieldDescription(
        parts.name, parts.index, parts.arrayLength, parts.type, parts.size, inside);
  }

  /** The keys that devices, structures and fields share. */
  private final class Parts {
    private String name = "";
    private String vmsdName = "";
    private String type = "";
    private long instance;
    private long version;
    private int index = -1;
    private int arrayLength = -1;
    private long size = -1;
    private int fieldLists;
    private List<FieldDescription> fieldList = List.of();
    private List<StructDescription> subsections = List.of();
    private @Nullable StructDescription nested;

    private void read(String key) throws IOException {
      switch (key) {
        case "name" -> name = text();
        case "vmsd_name" -> vmsdName = text();
        case "type" -> type = text();
        case "instance_id" -> instance = number();
        case "version" -> version = number();
        case "index" -> index = Math.toIntExact(number());
        case "array_len" -> arrayLength = Math.toIntExact(number());
        case "size" -> size = number();
        case "struct" -> nested = DescriptionParser.this.struct();
        case "fields" -> {
          fieldLists++;
          fieldList = list(DescriptionParser.this::field);
        }
        case "subsections" -> subsections = list(DescriptionParser.this::struct);
        default -> parser.skipChildren();
      }
    }

    private StructDescription asStruct() {
      return new StructDescription(vmsdName, version, fieldList, subsections);
    }
  }

  @FunctionalInterface
  private interface Element<T> {
    T read() throws IOException;
  }

  private <T> List<T> list(Element<T> element) throws IOException {
    expect(JsonToken.START_ARRAY);
    List<T> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(element.read());
    }
    return List.copyOf(elements);
  }

  /** The current field name; moves to its value. */
  private String key() throws IOException {
    expect(JsonToken.FIELD_NAME);
    String key = parser.currentName();
    parser.nextToken();
    return key;
  }

  private String text() throws IOException {
    expect(JsonToken.VALUE_STRING);
    return parser.getText().intern();
  }

  private long number() throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT);
    return parser.getLongValue();
  }

  private void expect(JsonToken token) throws IOException {
    if (parser.currentToken() != token) {
      throw unexpected(token.name());
    }
  }

  private DescriptionException unexpected(String expected) {
    return new DescriptionException(
        parser.currentTokenLocation().getByteOffset(),
        "found " + parser.currentToken() + ", expected " + expected);
  }

  private void count() throws DescriptionException {
    if (++fields > MAX_FIELDS) {
      throw new DescriptionException(
          parser.currentTokenLocation().getByteOffset(), "more than " + MAX_FIELDS + " fields");
    }
  }
}
