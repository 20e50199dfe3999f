package dev.plumbline.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.device.DeviceVisitor;
import dev.plumbline.device.FieldDescription;
import dev.plumbline.device.FieldValue;
import dev.plumbline.device.StructDescription;
import java.io.IOException;
import java.math.BigInteger;

/**
 * Device state as JSON: an array of fields, each with name, type and a {@code value} (number,
 * boolean, or hexadecimal digits), {@code values} for an array of equal elements, or {@code fields}
 * for a structure.
 */
final class DeviceJson implements DeviceVisitor {

  private final JsonGenerator json;

  DeviceJson(JsonGenerator json) {
    this.json = json;
  }

  @Override
  public boolean wantsValues() {
    return true;
  }

  @Override
  public void enter(String name, int index, StructDescription struct, boolean subsection)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    if (index >= 0) {
      json.writeNumberField("index", index);
    }
    json.writeStringField("type", subsection ? "subsection" : "struct");
    json.writeStringField("vmsd", struct.name());
    json.writeNumberField("version", struct.version());
    json.writeArrayFieldStart("fields");
  }

  @Override
  public void leave() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public void value(FieldDescription field, int index, long offsetBytes, byte[] bytes)
      throws IOException {
    boolean array = field.arrayLength() >= 0;
    if (!array || index == 0) {
      json.writeStartObject();
      json.writeStringField("name", field.name());
      if (!array && index >= 0) {
        json.writeNumberField("index", index);
      }
      json.writeStringField("type", field.type());
      json.writeNumberField("size", field.sizeBytes());
      json.writeNumberField("offset", offsetBytes);
      if (array) {
        json.writeArrayFieldStart("values");
      } else {
        json.writeFieldName("value");
      }
    }
    write(field, bytes);
    if (array && index == field.arrayLength() - 1) {
      json.writeEndArray();
    }
    if (!array || index == field.arrayLength() - 1) {
      json.writeEndObject();
    }
  }

  private void write(FieldDescription field, byte[] bytes) throws IOException {
    BigInteger number = FieldValue.number(field, bytes);
    if (number == null) {
      json.writeString(FieldValue.hex(bytes));
    } else if (FieldValue.isBool(field)) {
      json.writeBoolean(number.signum() != 0);
    } else {
      json.writeNumber(number);
    }
  }
}
