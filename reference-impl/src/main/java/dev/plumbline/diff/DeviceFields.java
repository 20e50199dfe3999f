package dev.plumbline.diff;

import dev.plumbline.device.DeviceDescription;
import dev.plumbline.device.DeviceVisitor;
import dev.plumbline.device.FieldDescription;
import dev.plumbline.device.FieldValue;
import dev.plumbline.device.StructDescription;
import dev.plumbline.migration.DeviceState;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Sha256;
import dev.plumbline.stream.Section;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** A device's fields by path, as text. */
final class DeviceFields implements DeviceVisitor {

  /** The most fields of a device that are told apart. */
  private static final int MAX_FIELDS = 100_000;

  private static final int SHOWN_BYTES = 256;

  private final SequencedMap<String, String> values = new LinkedHashMap<>();
  private final Map<String, Integer> repeats = new HashMap<>();
  private final Deque<String> path = new ArrayDeque<>();

  private DeviceFields() {
    path.push("");
  }

  /** The fields in stream order; those beyond the first 100000 are left out. */
  static SequencedMap<String, String> of(
      MigrationFile file, Section section, DeviceDescription device) throws IOException {
    DeviceFields fields = new DeviceFields();
    DeviceState.decode(file, section, device, fields);
    return fields.values;
  }

  @Override
  public boolean wantsValues() {
    return true;
  }

  @Override
  public void enter(String name, int index, StructDescription struct, boolean subsection) {
    path.push(path.getFirst() + name + (index < 0 ? "" : "[" + index + "]") + "/");
  }

  @Override
  public void leave() {
    path.pop();
  }

  @Override
  public void value(FieldDescription field, int index, long offsetBytes, byte[] bytes) {
    if (values.size() == MAX_FIELDS) {
      return;
    }
    String name = path.getFirst() + field.name() + (index < 0 ? "" : "[" + index + "]");
    // Lists repeat their keys.
    int repeat = repeats.merge(name, 1, Integer::sum);
    values.put(repeat == 1 ? name : name + "#" + repeat, text(field, bytes));
  }

  private static String text(FieldDescription field, byte[] bytes) {
    BigInteger number = FieldValue.number(field, bytes);
    if (number != null) {
      return number.toString();
    }
    if (bytes.length <= SHOWN_BYTES) {
      return "0x" + FieldValue.hex(bytes);
    }
    // Long ones only have to differ when they do.
    return bytes.length + " bytes, sha256 " + Sha256.of(bytes);
  }
}
