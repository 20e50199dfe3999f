package dev.plumbline.ram;

import java.io.IOException;

/**
 * Turns bitmap words, fed in order, into runs of set pages. Bits at or past the block's last page
 * are ignored, but counted.
 */
public final class RunScanner {

  private final long pages;
  private final PageRunConsumer consumer;
  private long nextPage;
  private long runStart = -1;
  private long setPages;
  private long bitsPastEnd;

  /**
   * A scanner for one block.
   *
   * @param pages the block's number of pages
   * @param consumer receives the runs
   */
  public RunScanner(long pages, PageRunConsumer consumer) {
    this.pages = pages;
    this.consumer = consumer;
  }

  /**
   * Feeds the next 64 pages.
   *
   * @param word bit i is the page at the current position plus i
   * @throws IOException from the consumer
   */
  public void word(long word) throws IOException {
    long bits = word;
    if (nextPage + Long.SIZE > pages) {
      long valid = Math.max(0, pages - nextPage);
      long mask = valid == 0 ? 0 : -1L >>> (Long.SIZE - valid);
      bitsPastEnd += Long.bitCount(bits & ~mask);
      bits &= mask;
    }
    setPages += Long.bitCount(bits);
    if (bits == 0) {
      endRun(nextPage);
    } else if (bits == -1L) {
      beginRun(nextPage);
    } else {
      mixed(bits);
    }
    nextPage += Long.SIZE;
  }

  /** Feeds pages that are all clear, e.g. a hole of the bitmap; a multiple of 64. */
  public void clear(long clearPages) throws IOException {
    if (clearPages == 0) {
      return;
    }
    endRun(nextPage);
    nextPage += clearPages;
  }

  /** Ends the scan: the last run is handed over. */
  public void finish() throws IOException {
    endRun(Math.min(nextPage, pages));
  }

  /** Pages found set so far. */
  public long setPages() {
    return setPages;
  }

  /** Bits found set past the last page. */
  public long bitsPastEnd() {
    return bitsPastEnd;
  }

  private void mixed(long word) throws IOException {
    long bits = word;
    int position = 0;
    while (position < Long.SIZE) {
      if ((bits & 1) != 0) {
        beginRun(nextPage + position);
        int ones = Long.numberOfTrailingZeros(~bits);
        position += ones;
        bits = ones == Long.SIZE ? 0 : bits >>> ones;
      } else {
        endRun(nextPage + position);
        int zeros = Long.numberOfTrailingZeros(bits);
        position += zeros;
        bits = zeros == Long.SIZE ? 0 : bits >>> zeros;
      }
    }
  }

  private void beginRun(long page) {
    if (runStart < 0) {
      runStart = page;
    }
  }

  private void endRun(long page) throws IOException {
    if (runStart >= 0) {
      long first = runStart;
      runStart = -1;
      consumer.run(first, page - first);
    }
  }
}
