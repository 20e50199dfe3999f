package dev.plumbline.mappedram;

/**
 * Where QEMU's writer puts a block's parts, as pure arithmetic.
 *
 * <pre>
 *  block header | mapped-ram header | bitmap | padding | page region | next block header …
 *                                   ^ bitmapOffset     ^ pagesOffset, a multiple of 1 MiB in the file
 * </pre>
 *
 * @see MappedRamHeader
 */
public final class MappedRamLayout {

  /** QEMU's writer rounds a page region's offset up to this, absolute in the file. */
  public static final long REGION_ALIGNMENT_BYTES = 0x100000;

  private static final long WORD_BITS = Long.SIZE;

  private MappedRamLayout() {}

  /**
   * Pages of a block.
   *
   * @param usedLengthBytes the block's length, a multiple of the page size, unsigned
   * @param pageSizeBytes a power of two
   */
  public static long pages(long usedLengthBytes, long pageSizeBytes) {
    return Long.divideUnsigned(usedLengthBytes, pageSizeBytes);
  }

  /**
   * Length of a bitmap in bytes: whole 64-bit words.
   *
   * @param pages at most 2^62
   */
  public static long bitmapSizeBytes(long pages) {
    return (pages + WORD_BITS - 1) / WORD_BITS * Long.BYTES;
  }

  /**
   * The header that QEMU would write.
   *
   * @param headerOffsetBytes where the mapped-ram header itself begins, absolute in the file
   * @param usedLengthBytes the block's length
   * @param pageSizeBytes the target's page size
   */
  public static MappedRamHeader place(
      long headerOffsetBytes, long usedLengthBytes, long pageSizeBytes) {
    long bitmapOffset = headerOffsetBytes + MappedRamHeader.SIZE_BYTES;
    long bitmapEnd = bitmapOffset + bitmapSizeBytes(pages(usedLengthBytes, pageSizeBytes));
    long pagesOffset = roundUp(bitmapEnd, REGION_ALIGNMENT_BYTES);
    return new MappedRamHeader(MappedRamHeader.VERSION, pageSizeBytes, bitmapOffset, pagesOffset);
  }

  /**
   * The next multiple at or above a value.
   *
   * @param alignment a power of two
   */
  public static long roundUp(long value, long alignment) {
    return (value + alignment - 1) & -alignment;
  }
}
