package dev.plumbline.stream;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The byte that begins each part of the stream. */
public enum SectionType {
  END_OF_STREAM(0x00, "Closes the sections; only the description may follow."),
  START(
      0x01,
      "First section of a device that is saved in several: id, name, instance, version, payload."),
  PART(0x02, "A further one: id, payload."),
  END(0x03, "The last one: id, payload."),
  FULL(0x04, "The only section of a device: id, name, instance, version, payload."),
  SUBSECTION(
      0x05, "Inside the configuration and device state: u8 length, name, u32 version, fields."),
  DESCRIPTION(0x06, "The description of device state: u32 length, JSON."),
  CONFIGURATION(0x07, "The machine type and what was switched on: u32 length, name, subsections."),
  COMMAND(0x08, "A command to the loader: u16 command, u16 length, data."),
  FOOTER(0x7e, "After each section's payload: the section's id once more.");

  private final int code;
  private final String description;

  SectionType(int code, String description) {
    this.code = code;
    this.description = description;
  }

  /** The byte in the file. */
  public int code() {
    return code;
  }

  /** What it is and what follows it, for the specification. */
  public String description() {
    return description;
  }

  /** As in JSON output, e.g. {@code "full"}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type of a byte, or null. */
  static @Nullable SectionType of(int code) {
    for (SectionType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }
}
