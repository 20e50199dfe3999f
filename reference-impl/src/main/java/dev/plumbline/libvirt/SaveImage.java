package dev.plumbline.libvirt;

import dev.plumbline.format.StructField;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The header of a libvirt save image. Fields are in the byte order of the host that saved; the
 * version tells which. Seen in libvirt 11.3.
 *
 * <pre>
 *  0        16       20        24       28       32        36                92
 *  +--------+--------+---------+--------+--------+---------+-----------------+
 *  | magic  | version| data    | was    | format | cookie  | unused          |
 *  |        |        | length  | running|        | offset  |                 |
 *  +--------+--------+---------+--------+--------+---------+-----------------+
 *  | domain XML, NUL, cookie XML: data length bytes in all                   |
 *  +--------------------------------------------------------------------------+
 *  | migration stream …
 * </pre>
 *
 * @param byteOrder of the host that saved
 * @param version 1 or 2
 * @param dataLengthBytes of XML and cookie, behind the header
 * @param wasRunning whether the domain ran when it was saved
 * @param format how the stream is stored
 * @param xml the domain's description
 * @see SaveImageReader
 */
public record SaveImage(
    ByteOrder byteOrder,
    long version,
    long dataLengthBytes,
    boolean wasRunning,
    SaveFormat format,
    String xml) {

  /** Length of the header. */
  public static final int SIZE_BYTES = 92;

  /** Magic of a complete image. */
  public static final String MAGIC = "LibvirtQemudSave";

  /** Magic of an image that libvirt has not finished. */
  public static final String MAGIC_PARTIAL = "LibvirtQemudPart";

  /** The rows of the specification's table. */
  public static final List<StructField> FIELDS =
      List.of(
          new StructField(
              0, 16, "magic", "LibvirtQemudSave; LibvirtQemudPart while the image is incomplete."),
          new StructField(16, 4, "version", "2; 1 in old images. Tells the byte order."),
          new StructField(20, 4, "dataLength", "Bytes of XML and cookie behind this header."),
          new StructField(24, 4, "wasRunning", "1 when the domain ran when it was saved."),
          new StructField(
              28,
              4,
              "format",
              "0 raw, 1 gzip, 2 bzip2, 3 xz, 4 lzop, 5 zstd, 6 sparse (mapped-ram)."),
          new StructField(32, 4, "cookieOffset", "Where in the data the cookie begins; 0: none."),
          new StructField(36, 56, "unused", "Zeros."));

  /** Where the migration stream begins in the file. */
  public long streamOffsetBytes() {
    return SIZE_BYTES + dataLengthBytes;
  }
}
