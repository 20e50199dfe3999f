package dev.plumbline.stream;

import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.mappedram.MappedRamLayout;
import org.jspecify.annotations.Nullable;

/**
 * One RAM block of the saved machine.
 *
 * @param name its id string, up to 255 bytes, each one character
 * @param usedLengthBytes its length, a multiple of the page size
 * @param pageSizeBytes the target's page size
 * @param headerOffsetBytes where its entry in the block list begins
 * @param guestAddressBytes where the guest sees it, when {@code x-ignore-shared} wrote it; else -1
 * @param mapped its mapped-ram header, in that form
 */
public record RamBlock(
    String name,
    long usedLengthBytes,
    long pageSizeBytes,
    long headerOffsetBytes,
    long guestAddressBytes,
    @Nullable MappedRamHeader mapped) {

  /** Its number of pages. */
  public long pages() {
    return MappedRamLayout.pages(usedLengthBytes, pageSizeBytes);
  }

  /** Where the mapped-ram header begins. */
  public long mappedHeaderOffsetBytes() {
    return headerOffsetBytes
        + 1
        + name.length()
        + Long.BYTES
        + (guestAddressBytes < 0 ? 0 : Long.BYTES);
  }

  /** Length of its bitmap in the mapped-ram form. */
  public long bitmapSizeBytes() {
    return MappedRamLayout.bitmapSizeBytes(pages());
  }

  /**
   * Whether its bitmap and page region lie where they may: behind its header, in this order, inside
   * the file. Only then are they read.
   */
  public boolean isPlaced(long fileSizeBytes) {
    if (mapped == null || mapped.isIgnored()) {
      return false;
    }
    long headerEnd = mappedHeaderOffsetBytes() + MappedRamHeader.SIZE_BYTES;
    long bitmap = mapped.bitmapOffsetBytes();
    long pages = mapped.pagesOffsetBytes();
    return bitmap >= headerEnd
        && pages > bitmap
        && bitmapSizeBytes() <= pages - bitmap
        && pages <= fileSizeBytes
        && usedLengthBytes <= fileSizeBytes - pages;
  }

  /** Whether its content isn't in the file because it was shared memory. */
  public boolean isIgnored() {
    return mapped != null && mapped.isIgnored();
  }
}
