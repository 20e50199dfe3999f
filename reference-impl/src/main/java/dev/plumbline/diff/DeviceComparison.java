package dev.plumbline.diff;

import dev.plumbline.device.DeviceDescription;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.migration.DeviceState;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.stream.Section;
import dev.plumbline.stream.SectionType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Compares device state: devices by name and instance, then field by field. */
final class DeviceComparison {

  /** The most differences that are kept. */
  static final int MAX_DIFFERENCES = 20_000;

  private static final int PIECE_BYTES = 1 << 16;

  private final MigrationFile fileA;
  private final MigrationFile fileB;
  private final List<FieldDifference> differences = new ArrayList<>();
  private long count;

  /** What a device has the same in two files. */
  private record Key(String name, long instance) {}

  private DeviceComparison(MigrationFile fileA, MigrationFile fileB) {
    this.fileA = fileA;
    this.fileB = fileB;
  }

  /**
   * What was found.
   *
   * @param differences in the order of A
   * @param count of all, kept or not
   */
  record Result(List<FieldDifference> differences, long count) {}

  static Result compare(MigrationFile fileA, MigrationFile fileB) throws IOException {
    DeviceComparison comparison = new DeviceComparison(fileA, fileB);
    SequencedMap<Key, Section> inA = devices(fileA);
    SequencedMap<Key, Section> inB = devices(fileB);
    for (Map.Entry<Key, Section> entry : inA.entrySet()) {
      Section b = inB.remove(entry.getKey());
      if (b == null) {
        comparison.add(entry.getValue(), "", "present", null);
      } else {
        comparison.device(entry.getValue(), b);
      }
    }
    for (Section b : inB.values()) {
      comparison.add(b, "", null, "present");
    }
    return new Result(List.copyOf(comparison.differences), comparison.count);
  }

  private static SequencedMap<Key, Section> devices(MigrationFile file) {
    SequencedMap<Key, Section> devices = new LinkedHashMap<>();
    for (Section section : Objects.requireNonNull(file.model()).sections()) {
      if (section.type() == SectionType.FULL) {
        devices.putIfAbsent(new Key(section.name(), section.instance()), section);
      }
    }
    return devices;
  }

  private void device(Section a, Section b) throws IOException {
    if (a.version() != b.version()) {
      add(a, "version", Long.toString(a.version()), Long.toString(b.version()));
    }
    if (samePayload(a, b)) {
      return;
    }
    DeviceDescription describedA = description(fileA, a);
    DeviceDescription describedB = description(fileB, b);
    long before = count;
    if (describedA != null && describedB != null) {
      SequencedMap<String, String> fieldsA = DeviceFields.of(fileA, a, describedA);
      SequencedMap<String, String> fieldsB = DeviceFields.of(fileB, b, describedB);
      for (Map.Entry<String, String> field : fieldsA.entrySet()) {
        String other = fieldsB.remove(field.getKey());
        if (!field.getValue().equals(other)) {
          add(a, field.getKey(), field.getValue(), other);
        }
      }
      fieldsB.forEach((field, value) -> add(b, field, null, value));
    }
    if (count == before) {
      // Not described, or in a field beyond those that are told apart.
      add(a, "", payloadBytes(a) + " bytes", payloadBytes(b) + " other bytes");
    }
  }

  private static @Nullable DeviceDescription description(MigrationFile file, Section section) {
    return DeviceState.description(Objects.requireNonNull(file.model()), section);
  }

  private static long payloadBytes(Section section) {
    return section.endBytes() - section.payloadOffsetBytes() - 1 - Integer.BYTES;
  }

  /** Without the footers, which hold ids that mean nothing. */
  private boolean samePayload(Section a, Section b) throws IOException {
    if (payloadBytes(a) != payloadBytes(b)) {
      return false;
    }
    ByteBuffer one = ByteBuffer.allocate(PIECE_BYTES);
    ByteBuffer other = ByteBuffer.allocate(PIECE_BYTES);
    long length = payloadBytes(a);
    for (long done = 0; done < length; done += PIECE_BYTES) {
      if (length - done > PIECE_BYTES) {
        // A hostile device may be a hole of terabytes.
        long nextA = fileA.file().dataFrom(a.payloadOffsetBytes() + done).startBytes();
        long nextB = fileB.file().dataFrom(b.payloadOffsetBytes() + done).startBytes();
        done = Math.min(nextA - a.payloadOffsetBytes(), nextB - b.payloadOffsetBytes());
        if (done >= length) {
          return true;
        }
      }
      int step = (int) Math.min(PIECE_BYTES, length - done);
      FullTransfers.readFully(fileA.file(), one.clear().limit(step), a.payloadOffsetBytes() + done);
      FullTransfers.readFully(
          fileB.file(), other.clear().limit(step), b.payloadOffsetBytes() + done);
      if (!one.flip().equals(other.flip())) {
        return false;
      }
    }
    return true;
  }

  private void add(Section section, String field, @Nullable String a, @Nullable String b) {
    count++;
    if (differences.size() < MAX_DIFFERENCES) {
      differences.add(new FieldDifference(section.name(), section.instance(), field, a, b));
    }
  }
}
