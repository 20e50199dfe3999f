package dev.plumbline.stream;

import dev.plumbline.format.FindingList;
import dev.plumbline.format.Rule;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.mappedram.MappedRamLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks one mapped-ram header against its block, before anything in it is believed. */
final class MappedHeaderCheck {

  private static final int VERSION_AT = 0;
  private static final int PAGE_SIZE_AT = 4;
  private static final int BITMAP_AT = 12;
  private static final int PAGES_AT = 20;

  private final FindingList findings;
  private final RamBlock block;
  private final MappedRamHeader header;
  private final long headerStart;
  private final long headerEnd;

  MappedHeaderCheck(FindingList findings, RamBlock block, long headerEnd) {
    this.findings = findings;
    this.block = block;
    this.header = Objects.requireNonNull(block.mapped());
    this.headerEnd = headerEnd;
    this.headerStart = headerEnd - MappedRamHeader.SIZE_BYTES;
  }

  void check() {
    if (header.version() != MappedRamHeader.VERSION) {
      String version = Integer.toUnsignedString(header.version());
      add(Rule.HEADER_VERSION, VERSION_AT, "version " + version, "version 1", null);
    }
    if (header.pageSizeBytes() != block.pageSizeBytes()) {
      add(
          Rule.HEADER_PAGE_SIZE,
          PAGE_SIZE_AT,
          "page size " + Long.toUnsignedString(header.pageSizeBytes()),
          "the target's page size " + block.pageSizeBytes(),
          "header damaged; QEMU before 11.1 believes it and loads wrong pages");
    }
    offsets();
  }

  private void offsets() {
    long bitmap = header.bitmapOffsetBytes();
    long pages = header.pagesOffsetBytes();
    long bitmapSize = block.bitmapSizeBytes();
    if (bitmap < headerEnd || bitmap + bitmapSize < 0 || (pages >= headerEnd && bitmap >= pages)) {
      add(
          Rule.BITMAP_OFFSET,
          BITMAP_AT,
          "bitmap offset " + Long.toUnsignedString(bitmap),
          "between the header's end at "
              + headerEnd
              + " and the page region at "
              + Long.toUnsignedString(pages),
          "header damaged: other bytes would be taken for the bitmap");
    } else if (bitmap + bitmapSize > pages && pages >= headerEnd) {
      add(
          Rule.REGION_OVERLAP,
          PAGES_AT,
          "pages offset " + pages,
          "at or behind the bitmap's end at " + (bitmap + bitmapSize),
          "header damaged");
    } else if (bitmap != headerEnd) {
      add(
          Rule.BITMAP_WRITER_OFFSET,
          BITMAP_AT,
          "bitmap offset " + bitmap,
          "the header's end at " + headerEnd,
          null);
    }
    if (pages % block.pageSizeBytes() != 0) {
      add(
          Rule.PAGES_ALIGNMENT,
          PAGES_AT,
          "pages offset " + Long.toUnsignedString(pages),
          "a multiple of the page size " + block.pageSizeBytes(),
          null);
    } else if (pages % MappedRamLayout.REGION_ALIGNMENT_BYTES != 0) {
      add(
          Rule.PAGES_WRITER_ALIGNMENT,
          PAGES_AT,
          "pages offset " + Long.toUnsignedString(pages),
          "a multiple of 1 MiB",
          null);
    }
  }

  private void add(
      Rule rule, int fieldOffset, String found, String expected, @Nullable String cause) {
    findings.add(
        rule, headerStart + fieldOffset, block.name(), "mapped-ram header", found, expected, cause);
  }
}
