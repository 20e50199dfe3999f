package dev.plumbline.verify;

import static dev.plumbline.testing.StreamBuilder.mapped;
import static dev.plumbline.testing.StreamBuilder.stream;

import dev.plumbline.format.Rule;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.testing.Image;
import dev.plumbline.testing.MemoryFile;
import java.util.List;

/** Damage to RAM: the section, blocks, mapped-ram headers, bitmaps, pages. */
final class RamCases {

  private static final String ROM = "/rom@etc/acpi/tables";

  private RamCases() {}

  private static Image inMappedRam() {
    return mapped().typical().build();
  }

  private static Image inStream() {
    return stream().typical().build();
  }

  static List<RuleCase> all() {
    return List.of(
        RuleCase.of(
            Rule.RAM_MISSING,
            "end byte before the RAM section",
            RamCases::inMappedRam,
            i -> i.set("ram.type", 0),
            "ram.id",
            null,
            "found no RAM section"),
        RuleCase.of(
            Rule.RAM_VERSION,
            "version 5",
            RamCases::inStream,
            i -> i.set("ram.version", 5),
            "ram.type",
            null,
            "found version 5, expected version 4"),
        RuleCase.of(
            Rule.RAM_RECORD,
            "a page record in the mapped-ram form",
            RamCases::inMappedRam,
            i -> i.set("ram.endOfPart", 0x8),
            "ram.endOfPart",
            null,
            "found flags 0x8 (PAGE), expected END_OF_PART"),
        RuleCase.of(
            Rule.RAM_RECORD,
            "an address behind the block's end",
            RamCases::inStream,
            i -> i.set("block[1].record[1]", 3 * 4096 | 0x28),
            "block[1].record[1]",
            null,
            "address 12288 in block \"" + ROM + "\""),
        RuleCase.of(
            Rule.RAM_RECORD,
            "an end of part with an address",
            RamCases::inMappedRam,
            i -> i.set("ramEnd.endOfPart", 0x4000_0010),
            "ramEnd.endOfPart",
            null,
            "found END_OF_PART with address 0x40000000"),
        RuleCase.of(
            Rule.RAM_UNFINISHED,
            "a part section instead of the end section",
            RamCases::inMappedRam,
            i -> i.set("ramEnd.type", 2),
            "description.type",
            null,
            "found no end section"),
        RuleCase.of(
            Rule.RAM_TOTAL,
            "one page less",
            RamCases::inStream,
            i -> i.set("ram.total", i.get("ram.total") - 4096),
            "block[1].name.length",
            null,
            "of 12288 bytes, expected at most the 8192 bytes left"),
        RuleCase.of(
            Rule.PAGES_MISSING,
            "one page sent twice and one never",
            RamCases::inStream,
            i -> i.set("block[0].record[65]", 64 * 4096 | 0x22),
            "block[0].name.length",
            "pc.ram",
            "page 65 never sent"),
        RuleCase.of(
            Rule.BLOCK_NAME,
            "a NUL",
            RamCases::inMappedRam,
            i -> i.set("block[1].name", "/\0"),
            "block[1].name.length",
            "/\0" + ROM.substring(2),
            "found a NUL"),
        new RuleCase(
            Rule.BLOCK_NAME,
            "the same twice",
            RamCases::inMappedRam,
            () -> mapped().block("a", 1).block("a", 1).build(),
            i -> i.at("block[1].name.length"),
            "a",
            "a name used before"),
        RuleCase.of(
            Rule.BLOCK_LENGTH,
            "half a page",
            RamCases::inStream,
            i -> i.set("block[1].length", 2048),
            "block[1].length",
            ROM,
            "found 2048, expected a multiple of 4096"),
        RuleCase.of(
            Rule.HEADER_VERSION,
            "version 0",
            RamCases::inMappedRam,
            i -> i.set("block[1].header.version", 0),
            "block[1].header.version",
            ROM,
            "found version 0, expected version 1"),
        RuleCase.of(
            Rule.HEADER_PAGE_SIZE,
            "page size 8192",
            RamCases::inMappedRam,
            i -> i.set("block[1].header.pageSize", 8192),
            "block[1].header.pageSize",
            ROM,
            "found page size 8192, expected the target's page size 4096"),
        RuleCase.of(
            Rule.BITMAP_OFFSET,
            "the page region's offset",
            RamCases::inMappedRam,
            i -> i.set("block[0].header.bitmapOffset", i.get("block[0].header.pagesOffset")),
            "block[0].header.bitmapOffset",
            "pc.ram",
            "other bytes would be taken for the bitmap"),
        RuleCase.of(
            Rule.PAGES_ALIGNMENT,
            "one byte further",
            RamCases::inMappedRam,
            i -> i.set("block[1].header.pagesOffset", i.get("block[1].header.pagesOffset") + 1),
            "block[1].header.pagesOffset",
            ROM,
            "expected a multiple of the page size 4096"),
        new RuleCase(
            Rule.PAGES_WRITER_ALIGNMENT,
            "regions at multiples of 4 KiB",
            RamCases::inMappedRam,
            () -> mapped().alignment(4096).typical().build(),
            i -> i.at("block[0].header.pagesOffset"),
            "pc.ram",
            "expected a multiple of 1 MiB"),
        RuleCase.of(
            Rule.BITMAP_WRITER_OFFSET,
            "eight bytes further",
            RamCases::inMappedRam,
            i -> i.set("block[1].header.bitmapOffset", i.at("block[1].bitmap") + 8),
            "block[1].header.bitmapOffset",
            ROM,
            "expected the header's end at "),
        RuleCase.of(
            Rule.REGION_OVERLAP,
            "pages where the bitmap is",
            RamCases::inMappedRam,
            i -> i.set("block[0].header.pagesOffset", i.at("block[0].bitmap") + 8),
            "block[0].header.pagesOffset",
            "pc.ram",
            "expected at or behind the bitmap's end"),
        RuleCase.of(
            Rule.REGION_OVERLAP,
            "pages before their header",
            RamCases::inMappedRam,
            i -> i.set("block[1].header.pagesOffset", 0x100000),
            "block[1].header.pagesOffset",
            ROM,
            "expected at or behind the header's end"),
        RuleCase.of(
            Rule.REGION_OUTSIDE,
            "pages behind the file's end",
            RamCases::inMappedRam,
            i -> i.set("block[1].header.pagesOffset", 1L << 40),
            "block[1].header.pagesOffset",
            ROM,
            "file truncated, or header damaged?"),
        RuleCase.of(
            Rule.BITS_PAST_END,
            "bit 3 of 3 pages",
            RamCases::inMappedRam,
            i -> i.set("block[1].bitmap", new byte[] {0x0a}),
            "block[1].bitmap",
            ROM,
            "found 1 bits set past page 2"),
        new RuleCase(
            Rule.BITMAP_ORDER,
            "saved by a big-endian host",
            () -> mapped().block("a", 64, 2).build(),
            () -> mapped().bitmapOrder(BitmapOrder.BIG).block("a", 64, 2).build(),
            i -> i.at("block[0].bitmap"),
            "a",
            "try --bitmap-order big"),
        RuleCase.of(
            Rule.SET_PAGE_IN_HOLE,
            "a page that was lost",
            RamCases::inMappedRam,
            i -> punched(i, i.at("block[0].pages") + 4096, 4096),
            "block[0].page[1]",
            "pc.ram",
            "found 1 set pages in holes"),
        RuleCase.of(
            Rule.BITMAP_ALL_ZERO,
            "a bitmap never written",
            RamCases::inMappedRam,
            i -> i.set("block[0].bitmap", new byte[16]),
            "block[0].bitmap",
            "pc.ram",
            "no bit set over 16384 bytes of data"),
        new RuleCase(
            Rule.BITMAP_MISSES_DATA,
            "an offset that points behind the bitmap",
            RamCases::inMappedRam,
            () -> otherBitmap(inMappedRam()),
            i -> i.at("block[0].bitmap") + 16,
            "pc.ram",
            "in a page whose bit is clear"),
        RuleCase.of(
            Rule.ZERO_PAGE_STORED,
            "zeros written where a page was",
            RamCases::inMappedRam,
            i -> i.set("block[0].pages", new byte[MemoryFile.BLOCK_BYTES]),
            "block[0].pages",
            "pc.ram",
            "found 1 zero pages stored as data"),
        RuleCase.of(
            Rule.LIMIT,
            "a block of 2^63 bytes",
            RamCases::inMappedRam,
            i -> i.set("ram.total", -4096 | 4).set("block[0].length", Long.MIN_VALUE),
            "block[0].name.length",
            null,
            "length 9223372036854775808, expected below 2^63") //
        );
  }

  private static Image punched(Image image, long start, long length) {
    image.file().punch(start, start + length);
    return image;
  }

  /**
   * The bitmap's offset points at other bytes, in which the bits of two pages with data are set.
   */
  private static Image otherBitmap(Image image) {
    long behind = image.at("block[0].bitmap") + image.field("block[0].bitmap").sizeBytes();
    image.file().write(new byte[] {3}, behind);
    return image.set("block[0].header.bitmapOffset", behind);
  }
}
