package dev.plumbline.stream;

import dev.plumbline.format.MalformedFileException;
import dev.plumbline.format.Quoted;
import dev.plumbline.format.Rule;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the records of one RAM section up to its end-of-part flag. A record is a u64, {@code
 * address | flags}; then, without SAME_BLOCK, u8 length and name of the block; then a page, or a
 * fill byte.
 *
 * <p>Unless pages are read along, each record takes a small read of its own and no byte of a page
 * is read, but for up to a buffer full behind a long run of zero pages, which may go on through
 * several sections: a terabyte of those, read so, would take minutes.
 */
final class RamRecords {

  /** 256 MiB of RAM in 4-KiB pages. */
  static final int LONG_ZERO_RUN = 1 << 16;

  private static final int FILL_BYTES = 1;

  private final FileCursor cursor;
  private final List<RamBlock> blocks;
  private final long pageSizeBytes;
  private final Form form;
  private final boolean pagesAlong;
  private final Map<String, Integer> byName = new HashMap<>();
  private int current = -1;
  private long zeroRun;

  /**
   * A reader of records.
   *
   * @param pagesAlong whether pages may be read along: faster where they are in memory or soon to
   *     be
   */
  RamRecords(
      FileCursor cursor, List<RamBlock> blocks, long pageSizeBytes, Form form, boolean pagesAlong) {
    this.cursor = cursor;
    this.blocks = blocks;
    this.pageSizeBytes = pageSizeBytes;
    this.form = form;
    this.pagesAlong = pagesAlong;
    for (int i = 0; i < blocks.size(); i++) {
      byName.putIfAbsent(blocks.get(i).name(), i);
    }
  }

  /** Reads one section's records; the cursor stands behind them afterwards. */
  void readPart(RamVisitor visitor) throws IOException, MalformedFileException {
    cursor.readAhead(mayReadAhead());
    while (true) {
      long offset = cursor.position();
      long record = cursor.u64("RAM record");
      int flags = (int) (record & (pageSizeBytes - 1));
      long address = record & -pageSizeBytes;
      if (flags == RamFlag.END_OF_PART.bit()) {
        if (address != 0) {
          throw malformed(
              offset,
              "END_OF_PART with address 0x" + Long.toHexString(address),
              "END_OF_PART alone (0x10)");
        }
        return;
      }
      int kind = flags & ~RamFlag.SAME_BLOCK.bit();
      if (form == Form.MAPPED_RAM || (kind != RamFlag.ZERO.bit() && kind != RamFlag.PAGE.bit())) {
        throw illegal(offset, flags);
      }
      if ((flags & RamFlag.SAME_BLOCK.bit()) == 0) {
        current = block(offset, cursor.shortString("RAM record's block name"));
      } else if (current < 0) {
        throw malformed(offset, "SAME_BLOCK in the first record", "a block's name");
      }
      RamBlock block = blocks.get(current);
      // In whole pages: a damaged block may have half a one, of which nothing keeps track.
      long page = Long.divideUnsigned(address, pageSizeBytes);
      if (page >= block.pages()) {
        throw malformed(
            offset,
            "address " + Long.toUnsignedString(address) + " in block " + Quoted.of(block.name()),
            "below its length " + block.usedLengthBytes());
      }
      if (kind == RamFlag.PAGE.bit()) {
        zeroRun = 0;
        cursor.readAhead(mayReadAhead());
        long data = cursor.position();
        cursor.skip(pageSizeBytes, "RAM page");
        visitor.page(current, page, data);
      } else {
        zeroRun++;
        cursor.readAhead(mayReadAhead());
        // Another record follows in any case, be it END_OF_PART.
        cursor.expect(FILL_BYTES + Long.BYTES);
        int fill = cursor.u8("RAM zero page's fill byte");
        if (fill != 0) {
          throw malformed(offset, "fill byte " + fill, "fill byte 0");
        }
        visitor.zero(current, page);
      }
    }
  }

  private boolean mayReadAhead() {
    return pagesAlong || zeroRun >= LONG_ZERO_RUN;
  }

  private int block(long offset, String name) throws MalformedFileException {
    Integer index = byName.get(name);
    if (index == null) {
      throw malformed(offset, "block name " + Quoted.of(name), "the name of a listed block");
    }
    return index;
  }

  private MalformedFileException illegal(long offset, int flags) {
    StringBuilder names = new StringBuilder();
    for (RamFlag flag : RamFlag.values()) {
      if ((flags & flag.bit()) != 0) {
        names.append(names.isEmpty() ? " (" : ", ").append(flag);
      }
    }
    String found = "flags 0x" + Integer.toHexString(flags) + names + (names.isEmpty() ? "" : ")");
    return malformed(
        offset, found, form == Form.MAPPED_RAM ? "END_OF_PART" : "ZERO, PAGE or END_OF_PART");
  }

  private static MalformedFileException malformed(long offset, String found, String expected) {
    return new MalformedFileException(Rule.RAM_RECORD, offset, "RAM record", found, expected, null);
  }
}
