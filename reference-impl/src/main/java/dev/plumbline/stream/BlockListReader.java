package dev.plumbline.stream;

import dev.plumbline.format.Finding;
import dev.plumbline.format.FindingList;
import dev.plumbline.format.MalformedFileException;
import dev.plumbline.format.Quoted;
import dev.plumbline.format.Rule;
import dev.plumbline.mappedram.MappedRamHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Reads the list of blocks that begins the RAM section: a SIZES record with the total, then blocks
 * until the total is used up. A block is u8 length and name, u64 used length, with {@code
 * x-ignore-shared} u64 guest address, and in the mapped-ram form its {@link MappedRamHeader},
 * bitmap and page region, behind which the next block begins.
 */
final class BlockListReader {

  private final FileCursor cursor;
  private final FindingList findings;
  private final long pageSizeBytes;
  private final boolean mapped;
  private final boolean ignoreShared;
  private final Set<String> names = new HashSet<>();

  BlockListReader(
      FileCursor cursor, FindingList findings, Configuration configuration, long pageSizeBytes) {
    this.cursor = cursor;
    this.findings = findings;
    this.pageSizeBytes = pageSizeBytes;
    this.mapped = configuration.capabilities().contains(Configuration.MAPPED_RAM);
    this.ignoreShared = configuration.capabilities().contains(Configuration.IGNORE_SHARED);
  }

  /**
   * Reads the list into {@code blocks}, which keeps what was read when it breaks off.
   *
   * @return the total RAM size
   */
  long read(List<RamBlock> blocks) throws IOException, MalformedFileException {
    long offset = cursor.position();
    long record = cursor.u64("RAM sizes record");
    long flags = record & (pageSizeBytes - 1);
    long total = record & -pageSizeBytes;
    if (flags != RamFlag.SIZES.bit()) {
      throw malformed(Rule.RAM_RECORD, offset, "flags 0x" + Long.toHexString(flags), "SIZES (0x4)");
    }
    long left = total;
    while (left != 0) {
      if (blocks.size() == StreamReader.MAX_BLOCKS) {
        throw malformed(
            Rule.LIMIT,
            cursor.position(),
            "more than " + StreamReader.MAX_BLOCKS + " blocks",
            "fewer");
      }
      RamBlock block = block();
      if (Long.compareUnsigned(block.usedLengthBytes(), left) > 0) {
        throw malformed(
            Rule.RAM_TOTAL,
            block.headerOffsetBytes(),
            "block "
                + Quoted.of(block.name())
                + " of "
                + Long.toUnsignedString(block.usedLengthBytes())
                + " bytes",
            "at most the "
                + Long.toUnsignedString(left)
                + " bytes left of the total "
                + Long.toUnsignedString(total));
      }
      blocks.add(block);
      left -= block.usedLengthBytes();
    }
    return total;
  }

  private RamBlock block() throws IOException, MalformedFileException {
    long offset = cursor.position();
    // At once what every block has: a damaged list may go on for thousands of empty ones.
    cursor.expect(
        1 + Long.BYTES * (ignoreShared ? 2 : 1) + (mapped ? MappedRamHeader.SIZE_BYTES : 0));
    String name = cursor.shortString("RAM block's name");
    if (name.isEmpty() || name.indexOf('\0') >= 0 || !names.add(name)) {
      findings.add(
          Rule.BLOCK_NAME,
          offset,
          name,
          "name",
          name.isEmpty()
              ? "an empty name"
              : name.indexOf('\0') >= 0 ? "a NUL" : "a name used before",
          "a unique name without NUL",
          null);
    }
    long length = cursor.u64("RAM block's length");
    if (name.isEmpty() && length == 0) {
      // A hole reads like this, for as long as it goes on.
      throw malformed(Rule.BLOCK_LENGTH, offset, "a block without name and length", "a RAM block");
    }
    if (length <= 0 || length % pageSizeBytes != 0) {
      findings.add(
          Rule.BLOCK_LENGTH,
          offset + 1 + name.length(),
          name,
          "length",
          Long.toUnsignedString(length),
          "a multiple of " + pageSizeBytes + ", not zero, below 2^63",
          null);
      if (length < 0) {
        throw malformed(
            Rule.LIMIT, offset, "length " + Long.toUnsignedString(length), "below 2^63 bytes");
      }
    }
    long guestAddress = -1;
    if (ignoreShared) {
      guestAddress = cursor.u64("RAM block's guest address");
    }
    if (!mapped) {
      return new RamBlock(name, length, pageSizeBytes, offset, guestAddress, null);
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(cursor.bytes(MappedRamHeader.SIZE_BYTES, "mapped-ram header"));
    MappedRamHeader header = MappedRamHeader.readFrom(bytes);
    RamBlock block = new RamBlock(name, length, pageSizeBytes, offset, guestAddress, header);
    if (!block.isIgnored()) {
      long headerEnd = cursor.position();
      new MappedHeaderCheck(findings, block, headerEnd).check();
      cursor.seek(nextBlock(block, headerEnd));
    }
    return block;
  }

  /** Where the next block's header is: behind the page region, if that is a place further on. */
  private long nextBlock(RamBlock block, long headerEnd) throws MalformedFileException {
    MappedRamHeader header = Objects.requireNonNull(block.mapped());
    long next = header.pagesOffsetBytes() + block.usedLengthBytes();
    if (header.pagesOffsetBytes() < headerEnd || next < headerEnd) {
      throw new MalformedFileException(
          new Finding(
              Rule.REGION_OVERLAP,
              headerEnd - 8,
              block.name(),
              "mapped-ram header",
              "pages offset " + Long.toUnsignedString(header.pagesOffsetBytes()),
              "at or behind the header's end at " + headerEnd + ", its region's end below 2^63",
              "header damaged"));
    }
    if (next > cursor.position() + cursor.remaining()) {
      throw new MalformedFileException(
          new Finding(
              Rule.REGION_OUTSIDE,
              headerEnd - 8,
              block.name(),
              "page region",
              "its end at " + next,
              "at most the file's end at " + (cursor.position() + cursor.remaining()),
              "file truncated, or header damaged?"));
    }
    return next;
  }

  private static MalformedFileException malformed(
      Rule rule, long offset, String found, String expected) {
    return new MalformedFileException(rule, offset, "RAM block list", found, expected, null);
  }
}
