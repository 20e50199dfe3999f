package dev.plumbline.kit.mutants;

import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes a mapped-ram file's blocks to other places: by a rule that is wrong. */
final class Relayout {

  /** Where a block's parts go. */
  interface Rule {

    /** Where the page region goes; all offsets are absolute in the file. */
    long pages(long bitmapEnd, long streamOffset);

    /** What the header says of an offset. */
    default long told(long offset, long streamOffset) {
      return offset;
    }

    /** Where the next block's entry goes. */
    default long next(long endOfPages) {
      return endOfPages;
    }
  }

  private record Part(long offset, ByteBuffer bytes) {}

  private Relayout() {}

  /** The next multiple. */
  static long up(long value, long alignment) {
    return (value + alignment - 1) / alignment * alignment;
  }

  static void apply(Rewriter file, Rule rule) throws IOException {
    List<RamBlock> blocks = file.blocks();
    long start = file.model().offsetBytes();
    List<Part> parts = new ArrayList<>();
    RamBlock last = blocks.getLast();
    long tail = file.pagesOffset(last) + last.usedLengthBytes();
    byte[] behind = file.read(tail, file.length() - tail);
    long at = blocks.getFirst().headerOffsetBytes();
    for (RamBlock block : blocks) {
      long entryBytes = block.mappedHeaderOffsetBytes() - block.headerOffsetBytes();
      parts.add(new Part(at, ByteBuffer.wrap(file.read(block.headerOffsetBytes(), entryBytes))));
      long header = at + entryBytes;
      long bitmap = header + MappedRamHeader.SIZE_BYTES;
      long pages = rule.pages(bitmap + block.bitmapSizeBytes(), start);
      parts.add(new Part(header, header(block, rule.told(bitmap, start), rule.told(pages, start))));
      parts.add(new Part(bitmap, ByteBuffer.wrap(file.bitmap(block))));
      addPages(file, block, pages, parts);
      at = rule.next(pages + block.usedLengthBytes());
    }
    parts.add(new Part(at, ByteBuffer.wrap(behind)));
    file.length(blocks.getFirst().headerOffsetBytes());
    for (Part part : parts) {
      file.write(part.offset(), part.bytes().array());
    }
  }

  /** Holes stay holes: readers look at them. */
  private static void addPages(Rewriter file, RamBlock block, long to, List<Part> parts)
      throws IOException {
    byte[] zeros = new byte[Rewriter.PAGE_BYTES];
    for (long page = 0; page < block.pages(); page++) {
      long inRegion = page * Rewriter.PAGE_BYTES;
      byte[] bytes = file.read(file.pagesOffset(block) + inRegion, Rewriter.PAGE_BYTES);
      if (file.isSet(block, page) || !Arrays.equals(bytes, zeros)) {
        parts.add(new Part(to + inRegion, ByteBuffer.wrap(bytes)));
      }
    }
  }

  private static ByteBuffer header(RamBlock block, long bitmap, long pages) {
    ByteBuffer bytes = ByteBuffer.allocate(MappedRamHeader.SIZE_BYTES);
    new MappedRamHeader(1, block.pageSizeBytes(), bitmap, pages).writeTo(bytes);
    return bytes;
  }
}
