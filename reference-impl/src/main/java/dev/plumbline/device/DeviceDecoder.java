package dev.plumbline.device;

import dev.plumbline.format.MalformedFileException;
import dev.plumbline.format.Quoted;
import dev.plumbline.format.Rule;
import java.io.IOException;
import java.util.List;

/**
 * Walks a device's bytes along its description. A structure is its fields, then its subsections; a
 * subsection is a byte 05, a u8 length and name, a u32 version, then a structure. Leaves whose type
 * isn't known are bytes.
 */
public final class DeviceDecoder {

  /** How much of one value is handed to the visitor. */
  public static final int MAX_VALUE_BYTES = 1 << 16;

  /** How many values one device may have, so that a hostile {@code array_len} ends. */
  public static final int MAX_VALUES = 4_000_000;

  /** How much of all values of one device is handed to the visitor; numbers always are. */
  public static final int MAX_DEVICE_VALUE_BYTES = 16 << 20;

  /** The byte before a subsection. */
  public static final int SUBSECTION = 0x05;

  private final StateSource source;
  private final DeviceVisitor visitor;
  private final String device;
  private long values;
  private int valueBytesLeft = MAX_DEVICE_VALUE_BYTES;

  private DeviceDecoder(StateSource source, DeviceVisitor visitor, String device) {
    this.source = source;
    this.visitor = visitor;
    this.device = "device " + Quoted.of(device);
  }

  /**
   * Decodes one device; the source stands behind its last byte afterwards.
   *
   * @return how many values it has, structures and elements of arrays included
   * @throws MalformedFileException when the bytes don't fit the description, or are too many values
   * @throws IOException when reading fails
   */
  public static long decode(
      StateSource source, DeviceDescription description, DeviceVisitor visitor)
      throws IOException, MalformedFileException {
    DeviceDecoder decoder = new DeviceDecoder(source, visitor, description.name());
    decoder.structure(description.state());
    return decoder.values;
  }

  private void structure(StructDescription struct) throws IOException, MalformedFileException {
    for (FieldDescription field : struct.fields()) {
      if (field.arrayLength() < 0) {
        element(field, field.index());
      } else if (field.struct() == null && field.sizeBytes() >= 0 && !visitor.wantsValues()) {
        skip(field);
      } else {
        for (int i = 0; i < field.arrayLength(); i++) {
          element(field, i);
        }
      }
    }
    subsections(struct.subsections());
  }

  private void skip(FieldDescription field) throws IOException, MalformedFileException {
    count(field.arrayLength());
    long most = Long.MAX_VALUE / Math.max(1, field.arrayLength());
    source.skip(
        Math.min(field.sizeBytes(), most) * field.arrayLength(),
        device + ", field " + Quoted.of(field.name()));
  }

  private void count(int more) throws MalformedFileException {
    values += more;
    if (values > MAX_VALUES) {
      throw new MalformedFileException(
          Rule.LIMIT,
          source.position(),
          device,
          "more than " + MAX_VALUES + " values",
          "fewer",
          "description damaged");
    }
  }

  private void subsections(List<StructDescription> subsections)
      throws IOException, MalformedFileException {
    for (StructDescription subsection : subsections) {
      long offset = source.position();
      String what = device + ", subsection " + Quoted.of(subsection.name());
      int marker = source.u8(what);
      if (marker != SUBSECTION) {
        throw malformed(offset, what, String.format("byte 0x%02x", marker), "byte 0x05");
      }
      String name = source.shortString(what + " name");
      if (!name.equals(subsection.name())) {
        throw malformed(
            offset, what, "name " + Quoted.of(name), "name " + Quoted.of(subsection.name()));
      }
      long version = source.u32(what + " version");
      if (version != (subsection.version() & 0xffff_ffffL)) {
        throw malformed(offset, what, "version " + version, "version " + subsection.version());
      }
      visitor.enter(subsection.name(), -1, subsection, true);
      structure(subsection);
      visitor.leave();
    }
  }

  private void element(FieldDescription field, int index)
      throws IOException, MalformedFileException {
    count(1);
    long start = source.position();
    StructDescription struct = field.struct();
    if (struct == null) {
      leaf(field, index, start);
      return;
    }
    visitor.enter(field.name(), index, struct, false);
    structure(struct);
    visitor.leave();
    long length = source.position() - start;
    if (field.sizeBytes() >= 0 && field.sizeBytes() != length) {
      throw malformed(
          start,
          device + ", field " + Quoted.of(field.name()),
          length + " bytes in its parts",
          field.sizeBytes() + " bytes by its size");
    }
  }

  private void leaf(FieldDescription field, int index, long start)
      throws IOException, MalformedFileException {
    String what = device + ", field " + Quoted.of(field.name());
    if (field.sizeBytes() < 0) {
      throw malformed(start, what, "no size", "a size of 0 or more bytes");
    }
    if (!visitor.wantsValues()) {
      source.skip(field.sizeBytes(), what);
      return;
    }
    byte[] bytes = source.bytes(handedOver(field.sizeBytes()), what);
    source.skip(field.sizeBytes() - bytes.length, what);
    visitor.value(field, index, start, bytes);
  }

  private int handedOver(long size) {
    if (size <= Long.BYTES) {
      return (int) size;
    }
    int count = (int) Math.min(size, Math.min(MAX_VALUE_BYTES, valueBytesLeft));
    valueBytesLeft -= count;
    return count;
  }

  private static MalformedFileException malformed(
      long offset, String structure, String found, String expected) {
    return new MalformedFileException(
        Rule.DEVICE_STATE,
        offset,
        structure,
        found,
        expected,
        "device state damaged, or its description");
  }
}
