package dev.plumbline.migration;

import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.multifd.RamSource;
import dev.plumbline.ram.PageBitmap;
import dev.plumbline.stream.RamBlock;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A block of an existing migration file as RAM to be saved again. */
final class BlockRam implements RamSource {

  /** Where a page's content is. */
  @FunctionalInterface
  interface Lookup {

    /**
     * The page's place in the file.
     *
     * @return absolute, or -1 for a zero page
     */
    long fileOffset(long page) throws IOException;
  }

  private final PositionedFile file;
  private final RamBlock block;
  private final Lookup lookup;

  BlockRam(PositionedFile file, RamBlock block, Lookup lookup) {
    this.file = file;
    this.block = block;
    this.lookup = lookup;
  }

  /** A lookup by bitmap, read once. */
  static Lookup byBitmap(MappedContent content, RamBlock block, long pagesOffsetBytes)
      throws IOException {
    PageBitmap bitmap = new PageBitmap(block.pages());
    content.scan(bitmap::set);
    return page -> bitmap.get(page) ? pagesOffsetBytes + page * block.pageSizeBytes() : -1;
  }

  @Override
  public long lengthBytes() {
    return block.usedLengthBytes();
  }

  @Override
  public void read(ByteBuffer target, long offsetBytes) throws IOException {
    int pageSize = (int) block.pageSizeBytes();
    int end = target.limit();
    long page = offsetBytes / pageSize;
    while (target.position() < end) {
      target.limit(Math.min(end, target.position() + pageSize));
      long at = lookup.fileOffset(page++);
      if (at < 0) {
        while (target.hasRemaining()) {
          target.put((byte) 0);
        }
      } else if (FullTransfers.readFully(file, target, at) < pageSize) {
        throw new EOFException(file.path() + ": file shrank while it was read: offset=" + at);
      }
    }
  }
}
