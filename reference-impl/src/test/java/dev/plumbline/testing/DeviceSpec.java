package dev.plumbline.testing;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Device state and its description, written side by side as QEMU does. */
public final class DeviceSpec {

  private final String name;
  private final long instance;
  private final String vmsd;
  private final ByteArrayOutputStream payload;
  private final Map<String, Integer> marks = new LinkedHashMap<>();
  private final List<String> fields = new ArrayList<>();
  private final List<String> subsections = new ArrayList<>();

  private DeviceSpec(String name, long instance, String vmsd, ByteArrayOutputStream payload) {
    this.name = name;
    this.instance = instance;
    this.vmsd = vmsd;
    this.payload = payload;
  }

  /** A device without fields. */
  public static DeviceSpec of(String name) {
    return of(name, 0);
  }

  /** A device without fields. */
  public static DeviceSpec of(String name, long instance) {
    return new DeviceSpec(name, instance, name, new ByteArrayOutputStream());
  }

  /** A 32-bit number. */
  public DeviceSpec u32(String field, int value) {
    return field(
        field,
        "uint32",
        (byte) (value >>> 24),
        (byte) (value >>> 16),
        (byte) (value >>> 8),
        (byte) value);
  }

  /** A field of any type, known or not. */
  public DeviceSpec field(String field, String type, byte... bytes) {
    entry(field, type, "", bytes.length);
    marks.put(field, payload.size());
    payload.writeBytes(bytes);
    return this;
  }

  /** Equal elements that share one entry. */
  public DeviceSpec array(String field, String type, int count, int elementBytes) {
    entry(field, type, "\"array_len\": " + count + ", ", elementBytes);
    marks.put(field, payload.size());
    payload.writeBytes(new byte[Math.multiplyExact(count, elementBytes)]);
    return this;
  }

  /** An entry with nothing behind it in the stream. */
  public DeviceSpec described(String json) {
    fields.add(json);
    return this;
  }

  /** A structure. */
  public DeviceSpec struct(String field, Consumer<DeviceSpec> parts) {
    int start = payload.size();
    String inside = inside(field + "_vmsd", parts);
    fields.add(
        "{\"name\": \"%s\", \"type\": \"struct\", \"struct\": %s, \"size\": %d}"
            .formatted(field, inside, payload.size() - start));
    return this;
  }

  /** QEMU's {@code tmp}: its fields stand in the entry itself. */
  public DeviceSpec tmp(String field, Consumer<DeviceSpec> parts) {
    int start = payload.size();
    String inside = inside("tmp_vmsd", parts);
    fields.add(
        "{\"name\": \"%s\", \"type\": \"tmp\", %s, \"size\": %d}"
            .formatted(field, inside.substring(1, inside.length() - 1), payload.size() - start));
    return this;
  }

  /** QEMU's lists: keys repeat once per element, and a byte before each says that one follows. */
  public DeviceSpec qtailq(String field, int elements) {
    int start = payload.size();
    StringBuilder entry = new StringBuilder("{\"name\": \"" + field + "\", \"type\": \"qtailq\", ");
    for (int i = 0; i < elements; i++) {
      payload.write(1);
      String inside = inside("element", d -> d.u32("value", 7));
      entry.append(inside, 1, inside.length() - 1).append(", ");
    }
    payload.write(0);
    fields.add(entry + "\"size\": " + (payload.size() - start) + "}");
    return this;
  }

  /** A subsection. */
  public DeviceSpec subsection(String id, Consumer<DeviceSpec> parts) {
    marks.put(id, payload.size());
    payload.write(5);
    payload.write(id.length());
    payload.writeBytes(id.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    payload.writeBytes(new byte[] {0, 0, 0, 1});
    subsections.add(inside(id, parts));
    return this;
  }

  private String inside(String id, Consumer<DeviceSpec> parts) {
    DeviceSpec inside = new DeviceSpec("", 0, id, payload);
    parts.accept(inside);
    inside.marks.forEach((field, at) -> marks.put(id + "." + field, at));
    return "{" + inside.body() + "}";
  }

  private void entry(String field, String type, String more, int size) {
    fields.add(
        "{\"name\": \"%s\", %s\"type\": \"%s\", \"size\": %d}".formatted(field, more, type, size));
  }

  private String body() {
    String body =
        "\"vmsd_name\": \"%s\", \"version\": 1, \"fields\": [%s]"
            .formatted(vmsd, String.join(", ", fields));
    return subsections.isEmpty()
        ? body
        : body + ", \"subsections\": [" + String.join(", ", subsections) + "]";
  }

  String name() {
    return name;
  }

  long instance() {
    return instance;
  }

  byte[] payload() {
    return payload.toByteArray();
  }

  /** Where each field begins in the payload. */
  Map<String, Integer> marks() {
    return marks;
  }

  String json() {
    return "{\"name\": \"%s\", \"instance_id\": %d, %s}".formatted(name, instance, body());
  }
}
