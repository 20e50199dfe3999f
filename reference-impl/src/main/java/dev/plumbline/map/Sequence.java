package dev.plumbline.map;

import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.RamVisitor;
import java.util.ArrayList;
import java.util.List;

/**
 * In which order the stream form sends pages: place in the file against place in RAM, as a raster.
 * All blocks' pages are numbered through. A round begins where the order goes back.
 */
final class Sequence implements RamVisitor {

  /** Columns of the raster. */
  static final int COLUMNS = 256;

  /** Rows of the raster. */
  static final int ROWS = 48;

  /** Round marks that are kept; a long live save may have thousands of rounds. */
  static final int MAX_MARKS = 64;

  /** A record and its fill byte. */
  private static final int ZERO_BYTES = Long.BYTES + 1;

  private final long startBytes;
  private final long endBytes;
  private final long pageSizeBytes;
  private final long[] firstPage;
  private final long[] dataPages = new long[COLUMNS * ROWS];
  private final long[] zeroPages = new long[COLUMNS * ROWS];
  private final List<Long> roundOffsets = new ArrayList<>();
  private final List<Tally> sends;
  private long at;
  private long last = -1;
  private long rounds = 1;
  private long data;
  private long zeros;

  /**
   * An empty raster.
   *
   * @param startBytes of the first record, absolute in the file
   * @param endBytes behind the last
   * @param sends one tally for each block, by offset in the block; counts what is sent of it
   */
  Sequence(long startBytes, long endBytes, List<RamBlock> blocks, List<Tally> sends) {
    this.startBytes = startBytes;
    this.endBytes = Math.max(endBytes, startBytes + 1);
    this.pageSizeBytes = blocks.isEmpty() ? 1 : blocks.getFirst().pageSizeBytes();
    this.sends = sends;
    this.at = startBytes;
    this.firstPage = new long[blocks.size() + 1];
    for (int i = 0; i < blocks.size(); i++) {
      firstPage[i + 1] = firstPage[i] + blocks.get(i).pages();
    }
  }

  @Override
  public void page(int block, long page, long dataOffsetBytes) {
    at = dataOffsetBytes;
    dataPages[cell(block, page)]++;
    data++;
    at += pageSizeBytes;
  }

  @Override
  public void zero(int block, long page) {
    // The visitor isn't told where zero pages are. They take nine bytes each; the place is exact
    // again at the next page with content.
    zeroPages[cell(block, page)]++;
    zeros++;
    at += ZERO_BYTES;
  }

  private int cell(int block, long page) {
    long number = firstPage[block] + page;
    if (number < last) {
      rounds++;
      if (roundOffsets.size() < MAX_MARKS) {
        roundOffsets.add(at);
      }
    }
    last = number;
    sends.get(block).add(page * pageSizeBytes, (page + 1) * pageSizeBytes);
    double x = (double) (at - startBytes) / (endBytes - startBytes);
    double y = (double) number / Math.max(1, pages());
    return Math.clamp((long) (y * ROWS), 0, ROWS - 1) * COLUMNS
        + Math.clamp((long) (x * COLUMNS), 0, COLUMNS - 1);
  }

  /** Pages with content that the raster's cell holds. */
  long dataPages(int row, int column) {
    return dataPages[row * COLUMNS + column];
  }

  /** Zero pages that the raster's cell holds. */
  long zeroPages(int row, int column) {
    return zeroPages[row * COLUMNS + column];
  }

  /**
   * Where rounds after the first begin, absolute in the file, at most {@link #MAX_MARKS} of them.
   */
  List<Long> roundOffsets() {
    return roundOffsets;
  }

  long rounds() {
    return rounds;
  }

  long data() {
    return data;
  }

  long zeros() {
    return zeros;
  }

  long startBytes() {
    return startBytes;
  }

  long endBytes() {
    return endBytes;
  }

  /** Number of the block's first page, of all pages; one more entry than there are blocks. */
  long firstPage(int block) {
    return firstPage[block];
  }

  /** All blocks' pages. */
  long pages() {
    return firstPage[firstPage.length - 1];
  }
}
