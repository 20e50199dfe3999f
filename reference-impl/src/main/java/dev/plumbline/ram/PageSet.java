package dev.plumbline.ram;

/**
 * A set of page numbers, one bit each, allocated piece by piece: memory follows what is in it, not
 * what it could hold.
 */
public final class PageSet {

  /** Pages in one piece. */
  private static final int PIECE_PAGES = 1 << 15;

  private static final int PIECE_WORDS = PIECE_PAGES / Long.SIZE;

  /** Memory of one piece. */
  public static final int PIECE_BYTES = PIECE_PAGES / Byte.SIZE;

  private final long pages;
  private final long[][] pieces;
  private long allocatedBytes;

  /**
   * An empty set.
   *
   * @param pages numbers are below this; at most 2^45
   */
  public PageSet(long pages) {
    this.pages = pages;
    this.pieces = new long[Math.toIntExact(Math.ceilDiv(pages, PIECE_PAGES))][];
  }

  /** How many page numbers it can hold. */
  public long pages() {
    return pages;
  }

  /** Memory taken by bits so far. */
  public long allocatedBytes() {
    return allocatedBytes;
  }

  /** Whether a page is in the set. */
  public boolean contains(long page) {
    long[] piece = pieces[(int) (page / PIECE_PAGES)];
    int bit = (int) (page % PIECE_PAGES);
    return piece != null && (piece[bit / Long.SIZE] >>> bit & 1) != 0;
  }

  /** Puts a page in. */
  public void add(long page) {
    int index = (int) (page / PIECE_PAGES);
    long[] piece = pieces[index];
    if (piece == null) {
      piece = new long[PIECE_WORDS];
      pieces[index] = piece;
      allocatedBytes += PIECE_BYTES;
    }
    int bit = (int) (page % PIECE_PAGES);
    piece[bit / Long.SIZE] |= 1L << bit;
  }

  /** Takes a page out. */
  public void remove(long page) {
    long[] piece = pieces[(int) (page / PIECE_PAGES)];
    if (piece != null) {
      int bit = (int) (page % PIECE_PAGES);
      piece[bit / Long.SIZE] &= ~(1L << bit);
    }
  }

  /** How many pages are in it. */
  public long count() {
    long count = 0;
    for (long[] piece : pieces) {
      if (piece != null) {
        for (long word : piece) {
          count += Long.bitCount(word);
        }
      }
    }
    return count;
  }

  /**
   * The lowest page number in the set at or above another, or {@link #pages()} when there is none.
   *
   * @param from 0 to {@link #pages()}
   */
  public long next(long from) {
    long page = from;
    while (page < pages) {
      long[] piece = pieces[(int) (page / PIECE_PAGES)];
      int bit = (int) (page % PIECE_PAGES);
      if (piece == null) {
        page += PIECE_PAGES - bit;
      } else {
        long rest = piece[bit / Long.SIZE] >>> bit;
        if (rest != 0) {
          return page + Long.numberOfTrailingZeros(rest);
        }
        page += Long.SIZE - bit % Long.SIZE;
      }
    }
    return pages;
  }

  /** The lowest page number that isn't in the set, or {@link #pages()} when all are. */
  public long firstMissing() {
    for (int i = 0; i < pieces.length; i++) {
      long[] piece = pieces[i];
      if (piece == null) {
        return (long) i * PIECE_PAGES;
      }
      for (int w = 0; w < PIECE_WORDS; w++) {
        if (piece[w] != -1L) {
          long page =
              (long) i * PIECE_PAGES + (long) w * Long.SIZE + Long.numberOfTrailingZeros(~piece[w]);
          return Math.min(page, pages);
        }
      }
    }
    return pages;
  }
}
