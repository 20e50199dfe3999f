package dev.plumbline.stream;

import dev.plumbline.format.MalformedFileException;
import dev.plumbline.format.Rule;
import dev.plumbline.ram.PageSet;
import java.util.List;

/**
 * What the stream form says of each page: whether it was sent, and whether it was sent last with
 * content.
 */
public final class StreamPages implements RamVisitor {

  /** A page takes at least this much of the file: a record and a fill byte. */
  private static final int MIN_RECORD_BYTES = Long.BYTES + 1;

  /** 64 TiB in 4-KiB pages; what only lists them is within 8 MiB then. */
  public static final long MAX_PAGES = 1L << 34;

  private static final long FREE_BYTES = 16 << 20;
  private static final int BYTES_PER_MEMORY_BYTE = 16;

  private final List<PageSet> sent;
  private final List<PageSet> data;
  private long records;

  private StreamPages(List<PageSet> sent, List<PageSet> data) {
    this.sent = sent;
    this.data = data;
  }

  /**
   * Nothing sent yet.
   *
   * @throws MalformedFileException when the file is too short to hold a record for each page
   */
  static StreamPages of(List<RamBlock> blocks, long offsetBytes, long fileSizeBytes)
      throws MalformedFileException {
    long total = blocks.stream().mapToLong(RamBlock::pages).sum();
    long room = (fileSizeBytes - offsetBytes) / MIN_RECORD_BYTES;
    if (total > room) {
      throw new MalformedFileException(
          Rule.PAGES_MISSING,
          offsetBytes,
          "RAM pages",
          "room for at most " + room + " page records up to the end of the file",
          total + " pages",
          "file truncated?");
    }
    if (total > MAX_PAGES) {
      throw new MalformedFileException(
          Rule.LIMIT, offsetBytes, "RAM pages", total + " pages", "at most " + MAX_PAGES, null);
    }
    return new StreamPages(
        blocks.stream().map(b -> new PageSet(b.pages())).toList(),
        blocks.stream().map(b -> new PageSet(b.pages())).toList());
  }

  @Override
  public void page(int block, long page, long dataOffsetBytes) throws MalformedFileException {
    note(block, page, dataOffsetBytes);
    data.get(block).add(page);
  }

  @Override
  public void zero(int block, long page) throws MalformedFileException {
    note(block, page, 0);
    data.get(block).remove(page);
  }

  /** The pages of a block that were sent. */
  public PageSet sent(int block) {
    return sent.get(block);
  }

  /** The pages of a block whose last record has content. */
  public PageSet data(int block) {
    return data.get(block);
  }

  private void note(int block, long page, long offsetBytes) throws MalformedFileException {
    sent.get(block).add(page);
    // A writer sends pages in order at first, so memory grows slower than the file is read. A
    // hostile file that jumps about could fill memory from a few kilobytes.
    if ((++records & 0xff) == 0) {
      long allocated = sent.stream().mapToLong(PageSet::allocatedBytes).sum() * 2;
      if (allocated > FREE_BYTES + records * MIN_RECORD_BYTES / BYTES_PER_MEMORY_BYTE) {
        throw new MalformedFileException(
            Rule.LIMIT,
            offsetBytes,
            "RAM pages",
            "pages scattered so that tracking " + records + " takes " + allocated + " bytes",
            "pages in the order of addresses at first, as QEMU sends them",
            null);
      }
    }
  }
}
