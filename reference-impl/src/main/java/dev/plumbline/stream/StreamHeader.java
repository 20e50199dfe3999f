package dev.plumbline.stream;

import dev.plumbline.format.StructField;
import java.util.List;

/**
 * The first eight bytes of a migration stream. Big-endian; the same in every QEMU since 0.9.
 *
 * <pre>
 *  +--------+--------+--------+--------+--------+--------+--------+--------+
 *  |   'Q'  |  'E'   |  'V'   |  'M'   |            version = 3            |
 *  +--------+--------+--------+--------+--------+--------+--------+--------+
 * </pre>
 */
public final class StreamHeader {

  /** "QEVM". */
  public static final long MAGIC = 0x5145564dL;

  /** The only version written since 2008. */
  public static final long VERSION = 3;

  /** All eight bytes as one number. */
  public static final long START = MAGIC << 32 | VERSION;

  /** Length in bytes. */
  public static final int SIZE_BYTES = 8;

  /** The rows of the specification's table. */
  public static final List<StructField> FIELDS =
      List.of(
          new StructField(0, 4, "magic", "0x5145564d, the characters QEVM."),
          new StructField(4, 4, "version", "3."));

  private StreamHeader() {}
}
