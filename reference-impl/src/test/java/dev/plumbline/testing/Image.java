package dev.plumbline.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A synthetic file and the names of its fields, e.g. {@code block[1].header.pageSize}. Edits go to
 * the bytes and move nothing else, as damage does.
 */
public final class Image {

  /**
   * One field.
   *
   * @param offsetBytes absolute in the file
   * @param sizeBytes its length
   * @param order of its bytes, for numbers
   * @param isNumber whether it is one
   */
  public record Field(long offsetBytes, int sizeBytes, ByteOrder order, boolean isNumber) {

    /** The byte after it. */
    public long endBytes() {
      return offsetBytes + sizeBytes;
    }
  }

  private final MemoryFile file;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  Image(MemoryFile file) {
    this.file = file;
  }

  void add(String name, Field field) {
    if (fields.put(name, field) != null) {
      throw new IllegalArgumentException("two fields " + name);
    }
  }

  /** The file. */
  public MemoryFile file() {
    return file;
  }

  /** All fields in file order. */
  public Map<String, Field> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /** A field. */
  public Field field(String name) {
    return Objects.requireNonNull(fields.get(name), () -> "no field " + name + " in " + fields);
  }

  /** Where a field is. */
  public long at(String name) {
    return field(name).offsetBytes();
  }

  /** A number's value; eight bytes as they are. */
  public long get(String name) {
    Field field = field(name);
    byte[] bytes = file.bytes(field.offsetBytes(), field.sizeBytes());
    return field.order() == ByteOrder.BIG_ENDIAN
        ? new BigInteger(1, bytes).longValue()
        : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xffff_ffffL;
  }

  /** Overwrites a number. */
  public Image set(String name, long value) {
    Field field = field(name);
    byte[] bytes = new byte[field.sizeBytes()];
    for (int i = 0; i < bytes.length; i++) {
      int at = field.order() == ByteOrder.BIG_ENDIAN ? bytes.length - 1 - i : i;
      bytes[at] = (byte) (value >>> (Byte.SIZE * i));
    }
    file.write(bytes, field.offsetBytes());
    return this;
  }

  /** Overwrites the beginning of a field. */
  public Image set(String name, byte... bytes) {
    file.write(bytes, at(name));
    return this;
  }

  /** Overwrites the beginning of a field with Latin-1 text. */
  public Image set(String name, String text) {
    return set(name, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Cuts the file. */
  public Image cut(long sizeBytes) {
    file.truncate(sizeBytes);
    return this;
  }

  /** Adds bytes behind the end. */
  public Image append(byte... bytes) {
    file.write(bytes, file.sizeBytes());
    return this;
  }

  /** Where any field begins or ends, and the file's end. */
  public Set<Long> boundaries() {
    Set<Long> places = new TreeSet<>();
    places.add(file.sizeBytes());
    for (Field field : fields.values()) {
      places.add(field.offsetBytes());
      places.add(field.endBytes());
    }
    return places;
  }

  /** Writes it to a real, sparse file. */
  public Path writeTo(Path path) throws IOException {
    return file.writeTo(path);
  }
}
