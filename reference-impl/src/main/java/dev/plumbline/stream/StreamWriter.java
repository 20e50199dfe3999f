package dev.plumbline.stream;

import dev.plumbline.mappedram.MappedRamHeader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Makes the parts of a migration stream, as bytes.
 *
 * @see StreamReader
 */
public final class StreamWriter {

  private static final int RAM_VERSION = 4;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** What is written so far; the writer is empty afterwards. */
  public byte[] take() {
    byte[] taken = bytes.toByteArray();
    bytes.reset();
    return taken;
  }

  /**
   * The stream header.
   *
   * @see StreamHeader
   */
  public StreamWriter header() {
    return u32(StreamHeader.MAGIC).u32(StreamHeader.VERSION);
  }

  /**
   * The configuration section.
   *
   * @see ConfigurationReader
   */
  public StreamWriter configuration(Configuration configuration) {
    u8(SectionType.CONFIGURATION.code());
    byte[] machine = configuration.machine().getBytes(StandardCharsets.ISO_8859_1);
    u32(machine.length).raw(machine);
    if (configuration.targetPageBits() > 0) {
      subsection("configuration/target-page-bits").u32(configuration.targetPageBits());
    }
    if (!configuration.capabilities().isEmpty()) {
      subsection("configuration/capabilities").u32(configuration.capabilities().size());
      configuration.capabilities().forEach(this::shortString);
    }
    UUID uuid = configuration.uuid();
    if (uuid != null) {
      subsection("configuration/uuid")
          .u64(uuid.getMostSignificantBits())
          .u64(uuid.getLeastSignificantBits());
    }
    return this;
  }

  /** The beginning of the RAM section, up to the list of blocks. */
  public StreamWriter ramStart(long sectionId, long totalRamBytes) {
    return u8(SectionType.START.code())
        .u32(sectionId)
        .shortString("ram")
        .u32(0)
        .u32(RAM_VERSION)
        .u64(totalRamBytes | RamFlag.SIZES.bit());
  }

  /**
   * An entry of the block list, without its mapped-ram header.
   *
   * @see BlockListReader
   */
  public StreamWriter block(String name, long usedLengthBytes) {
    return shortString(name).u64(usedLengthBytes);
  }

  /** Where the guest sees the block: behind its length, with {@code x-ignore-shared}. */
  public StreamWriter guestAddress(long bytes) {
    return u64(bytes);
  }

  /** A mapped-ram header. */
  public StreamWriter mappedRamHeader(MappedRamHeader header) {
    ByteBuffer buffer = ByteBuffer.allocate(MappedRamHeader.SIZE_BYTES);
    header.writeTo(buffer);
    return raw(buffer.array());
  }

  /** The end of a RAM section's records, and the section's footer. */
  public StreamWriter ramPartEnd(long sectionId) {
    return u64(RamFlag.END_OF_PART.bit()).u8(SectionType.FOOTER.code()).u32(sectionId);
  }

  /** The beginning of a part or end section of RAM; records follow, then {@link #ramPartEnd}. */
  public StreamWriter ramPart(SectionType type, long sectionId) {
    return u8(type.code()).u32(sectionId);
  }

  /** A whole part or end section of RAM, without pages: all that the mapped-ram form has. */
  public StreamWriter emptyRamPart(SectionType type, long sectionId) {
    return ramPart(type, sectionId).ramPartEnd(sectionId);
  }

  /** The end byte. */
  public StreamWriter end() {
    return u8(SectionType.END_OF_STREAM.code());
  }

  /** The description. */
  public StreamWriter description(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    return descriptionStart(text.length).raw(text);
  }

  /** The description's beginning; JSON of the length follows. */
  public StreamWriter descriptionStart(long lengthBytes) {
    return u8(SectionType.DESCRIPTION.code()).u32(lengthBytes);
  }

  /** Bytes as they are. */
  public StreamWriter raw(byte[] data) {
    try {
      out.write(data);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StreamWriter subsection(String name) {
    return u8(SectionType.SUBSECTION.code()).shortString(name).u32(1);
  }

  private StreamWriter shortString(String text) {
    byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
    if (data.length > 255) {
      throw new IllegalArgumentException("name too long: bytes=" + data.length);
    }
    return u8(data.length).raw(data);
  }

  private StreamWriter u8(int value) {
    try {
      out.writeByte(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StreamWriter u32(long value) {
    try {
      out.writeInt((int) value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StreamWriter u64(long value) {
    try {
      out.writeLong(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
