package dev.plumbline.libvirt;

import dev.plumbline.format.MalformedFileException;
import dev.plumbline.format.Rule;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Recognises and reads the header of a libvirt save image. The XML is kept as text and never
 * interpreted here.
 */
public final class SaveImageReader {

  private static final int MAGIC_BYTES = 16;
  private static final int MAX_XML_BYTES = 16 << 20;

  private SaveImageReader() {}

  /**
   * Reads the header, if there is one.
   *
   * @return the header, or null when the file isn't a libvirt save image
   * @throws MalformedFileException when it is one that can't be used: incomplete, damaged, of an
   *     unknown kind
   * @throws IOException when reading fails
   */
  public static @Nullable SaveImage read(PositionedFile file)
      throws IOException, MalformedFileException {
    ByteBuffer header = ByteBuffer.allocate(SaveImage.SIZE_BYTES);
    FullTransfers.readFully(file, header, 0);
    header.flip();
    if (header.remaining() < MAGIC_BYTES) {
      return null;
    }
    String magic = new String(header.array(), 0, MAGIC_BYTES, StandardCharsets.ISO_8859_1);
    if (!magic.equals(SaveImage.MAGIC) && !magic.equals(SaveImage.MAGIC_PARTIAL)) {
      return null;
    }
    if (magic.equals(SaveImage.MAGIC_PARTIAL)) {
      throw new MalformedFileException(
          Rule.LIBVIRT_PARTIAL,
          0,
          "libvirt save image",
          "magic LibvirtQemudPart",
          "LibvirtQemudSave",
          "libvirt didn't finish saving: killed, failed or still at it");
    }
    if (header.remaining() < SaveImage.SIZE_BYTES) {
      throw malformed(
          Rule.TRUNCATED, header.remaining(), "end of file", SaveImage.SIZE_BYTES + " bytes");
    }
    return fields(file, header);
  }

  private static SaveImage fields(PositionedFile file, ByteBuffer header)
      throws IOException, MalformedFileException {
    // Versions are small numbers: the byte order in which this one is smaller is the host's.
    int version = header.order(ByteOrder.LITTLE_ENDIAN).getInt(MAGIC_BYTES);
    if (Integer.compareUnsigned(version, Integer.reverseBytes(version)) > 0) {
      version = header.order(ByteOrder.BIG_ENDIAN).getInt(MAGIC_BYTES);
    }
    if (!isVersion(version)) {
      throw malformed(
          Rule.LIBVIRT_HEADER,
          MAGIC_BYTES,
          "version " + Integer.toUnsignedString(version),
          "version 1 or 2");
    }
    long dataLength = Integer.toUnsignedLong(header.getInt(20));
    long formatNumber = Integer.toUnsignedLong(header.getInt(28));
    SaveFormat format = SaveFormat.of(formatNumber);
    if (format == null) {
      throw malformed(
          Rule.LIBVIRT_HEADER,
          28,
          "format " + formatNumber,
          "0 to 6 (raw, gzip, bzip2, xz, lzop, zstd, sparse)");
    }
    if (dataLength > file.sizeBytes() - SaveImage.SIZE_BYTES) {
      throw malformed(
          Rule.TRUNCATED,
          20,
          "data length " + dataLength + ", file of " + file.sizeBytes() + " bytes",
          "XML inside the file");
    }
    if (dataLength > MAX_XML_BYTES) {
      throw malformed(Rule.LIMIT, 20, "data length " + dataLength, "at most " + MAX_XML_BYTES);
    }
    return new SaveImage(
        header.order(),
        version,
        dataLength,
        header.getInt(24) != 0,
        format,
        xml(file, (int) dataLength));
  }

  private static boolean isVersion(int version) {
    return version == 1 || version == 2;
  }

  private static String xml(PositionedFile file, int dataLength) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(dataLength);
    FullTransfers.readFully(file, data, SaveImage.SIZE_BYTES);
    byte[] bytes = data.array();
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private static MalformedFileException malformed(
      Rule rule, long offset, String found, String expected) {
    return new MalformedFileException(rule, offset, "libvirt save image", found, expected, null);
  }
}
