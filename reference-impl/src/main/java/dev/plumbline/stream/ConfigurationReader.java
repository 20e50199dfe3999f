package dev.plumbline.stream;

import dev.plumbline.format.MalformedFileException;
import dev.plumbline.format.Quoted;
import dev.plumbline.format.Rule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration section's payload: u32 length and machine type, then subsections, each
 * {@code 05}, u8 length and name, u32 version, fields.
 *
 * <ul>
 *   <li>{@code configuration/capabilities}: u32 count, each u8 length and name
 *   <li>{@code configuration/target-page-bits}: u32
 *   <li>{@code configuration/uuid}: 16 bytes
 * </ul>
 */
final class ConfigurationReader {

  private static final int MAX_MACHINE_BYTES = 255;
  private static final int MAX_CAPABILITIES = 64;
  private static final int MIN_PAGE_BITS = 10;
  private static final int MAX_PAGE_BITS = 16;

  private ConfigurationReader() {}

  static Configuration read(FileCursor cursor) throws IOException, MalformedFileException {
    long offset = cursor.position();
    long length = cursor.u32("configuration's machine type length");
    if (length > MAX_MACHINE_BYTES) {
      throw malformed(offset, "machine type length " + length, "at most " + MAX_MACHINE_BYTES);
    }
    String machine =
        new String(cursor.bytes((int) length, "machine type"), StandardCharsets.ISO_8859_1);
    List<String> capabilities = List.of();
    int pageBits = -1;
    UUID uuid = null;
    while (nextIsSubsection(cursor)) {
      offset = cursor.position();
      cursor.u8("configuration subsection");
      String name = cursor.shortString("configuration subsection's name");
      cursor.u32("configuration subsection's version");
      switch (name) {
        case "configuration/capabilities" -> capabilities = capabilities(cursor);
        case "configuration/target-page-bits" -> pageBits = pageBits(cursor);
        case "configuration/uuid" -> uuid = uuid(cursor);
        default ->
            throw malformed(
                offset,
                "subsection " + Quoted.of(name),
                "configuration/capabilities, configuration/target-page-bits or configuration/uuid");
      }
    }
    return new Configuration(machine, capabilities, pageBits, uuid);
  }

  private static boolean nextIsSubsection(FileCursor cursor)
      throws IOException, MalformedFileException {
    if (cursor.remaining() == 0) {
      return false;
    }
    long here = cursor.position();
    int type = cursor.u8("section type");
    cursor.seek(here);
    return type == SectionType.SUBSECTION.code();
  }

  private static List<String> capabilities(FileCursor cursor)
      throws IOException, MalformedFileException {
    long offset = cursor.position();
    long count = cursor.u32("number of capabilities");
    if (count > MAX_CAPABILITIES) {
      throw malformed(offset, count + " capabilities", "at most " + MAX_CAPABILITIES);
    }
    List<String> names = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      names.add(cursor.shortString("capability"));
    }
    return List.copyOf(names);
  }

  private static int pageBits(FileCursor cursor) throws IOException, MalformedFileException {
    long offset = cursor.position();
    long bits = cursor.u32("target page bits");
    if (bits < MIN_PAGE_BITS || bits > MAX_PAGE_BITS) {
      throw malformed(offset, "target page bits " + bits, MIN_PAGE_BITS + " to " + MAX_PAGE_BITS);
    }
    return (int) bits;
  }

  private static @Nullable UUID uuid(FileCursor cursor) throws IOException, MalformedFileException {
    ByteBuffer bytes = ByteBuffer.wrap(cursor.bytes(16, "machine UUID"));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static MalformedFileException malformed(long offset, String found, String expected) {
    return new MalformedFileException(
        Rule.CONFIGURATION, offset, "configuration", found, expected, null);
  }
}
