package dev.plumbline.mappedram;

import dev.plumbline.format.StructField;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The mapped-ram header that follows each RAM block's header. Big-endian; seen in QEMU 9.0 to 11.1.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                            version                            |
 *  +---------------------------------------------------------------+
 *  |                          page size (64)                       |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |               bitmap offset, absolute in the file (64)        |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |               pages offset, absolute in the file (64)         |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * @param version 1; QEMU's loaders refuse more and accept 0
 * @param pageSizeBytes the target's page size
 * @param bitmapOffsetBytes absolute in the file; 0 for a block that {@code x-ignore-shared} leaves
 *     out
 * @param pagesOffsetBytes absolute in the file; 0 likewise
 * @see MappedRamLayout
 */
public record MappedRamHeader(
    int version, long pageSizeBytes, long bitmapOffsetBytes, long pagesOffsetBytes) {

  /** The version QEMU writes. */
  public static final int VERSION = 1;

  /** Length of the header in the file. */
  public static final int SIZE_BYTES = 28;

  /** The rows of the specification's table. */
  public static final List<StructField> FIELDS =
      List.of(
          new StructField(0, 4, "version", "1. QEMU's loaders refuse greater ones and accept 0."),
          new StructField(
              4, 8, "pageSize", "The target's page size in bytes: 4096 on most, 65536 on some."),
          new StructField(
              12,
              8,
              "bitmapOffset",
              "Where the block's bitmap begins, absolute in the file. QEMU's writer: the byte after"
                  + " this header."),
          new StructField(
              20,
              8,
              "pagesOffset",
              "Where the block's page region begins, absolute in the file. QEMU's writer: the"
                  + " bitmap's end rounded up to 1 MiB."));

  /**
   * Reads a header.
   *
   * @param source at least {@link #SIZE_BYTES} remaining, its byte order doesn't matter; its
   *     position advances
   * @see #writeTo
   */
  public static MappedRamHeader readFrom(ByteBuffer source) {
    ByteBuffer header = source.slice(source.position(), SIZE_BYTES).order(ByteOrder.BIG_ENDIAN);
    source.position(source.position() + SIZE_BYTES);
    return new MappedRamHeader(
        header.getInt(), header.getLong(), header.getLong(), header.getLong());
  }

  /**
   * Writes the header.
   *
   * @param target at least {@link #SIZE_BYTES} remaining, its byte order doesn't matter; its
   *     position advances
   * @see #readFrom
   */
  public void writeTo(ByteBuffer target) {
    target
        .slice(target.position(), SIZE_BYTES)
        .order(ByteOrder.BIG_ENDIAN)
        .putInt(version)
        .putLong(pageSizeBytes)
        .putLong(bitmapOffsetBytes)
        .putLong(pagesOffsetBytes);
    target.position(target.position() + SIZE_BYTES);
  }

  /** Whether the block was left out by {@code x-ignore-shared}: no bitmap, no region. */
  public boolean isIgnored() {
    return bitmapOffsetBytes == 0 && pagesOffsetBytes == 0;
  }
}
