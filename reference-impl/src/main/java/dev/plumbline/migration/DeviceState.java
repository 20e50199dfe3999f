package dev.plumbline.migration;

import dev.plumbline.device.Description;
import dev.plumbline.device.DeviceDecoder;
import dev.plumbline.device.DeviceDescription;
import dev.plumbline.device.DeviceVisitor;
import dev.plumbline.format.MalformedFileException;
import dev.plumbline.stream.FileCursor;
import dev.plumbline.stream.Section;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Decodes device sections again, once a file is known. */
public final class DeviceState {

  /** Most devices have little state, and a machine many devices. */
  private static final int BUFFER_BYTES = 8 * 1024;

  private DeviceState() {}

  /** The description of a section's device, or null for RAM and for what isn't described. */
  public static @Nullable DeviceDescription description(StreamModel model, Section section) {
    Description description = model.description();
    return description == null || section.device() < 0
        ? null
        : description.devices().get(section.device());
  }

  /**
   * Decodes a section's device.
   *
   * @param device its {@link #description}
   * @throws IOException when the file can't be read, or has changed since it was read first
   */
  public static void decode(
      MigrationFile file, Section section, DeviceDescription device, DeviceVisitor visitor)
      throws IOException {
    try {
      long payload = section.endBytes() - section.payloadOffsetBytes();
      int bufferBytes = Math.clamp(payload, Long.BYTES, BUFFER_BYTES);
      FileCursor cursor = new FileCursor(file.file(), section.payloadOffsetBytes(), bufferBytes);
      DeviceDecoder.decode(cursor, device, visitor);
    } catch (MalformedFileException e) {
      throw new IOException(
          file.file().path() + ": changed while it was read: " + e.getMessage(), e);
    }
  }
}
