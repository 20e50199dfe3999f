package dev.plumbline.ram;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Which pages of a block have content: one bit each, set and cleared atomically by several channels
 * at once. Laid out as the mapped-ram bitmap is: whole 64-bit words.
 */
public final class PageBitmap {

  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

  private final long pages;
  private final long[] words;

  /**
   * All pages clear.
   *
   * @param pages the block's number of pages, at most 2^36
   */
  public PageBitmap(long pages) {
    this.pages = pages;
    this.words = new long[Math.toIntExact(Math.ceilDiv(pages, Long.SIZE))];
  }

  /** The block's number of pages. */
  public long pages() {
    return pages;
  }

  /** Whether a page's bit is set. */
  public boolean get(long page) {
    long word = (long) WORD.getAcquire(words, (int) (page / Long.SIZE));
    return (word >>> page & 1) != 0;
  }

  /** Sets the bits of a run of pages. */
  public void set(long firstPage, long count) {
    change(firstPage, count, true);
  }

  /** Clears the bits of a run of pages. */
  public void clear(long firstPage, long count) {
    change(firstPage, count, false);
  }

  /** Sets all bits that another bitmap of the same length has set. */
  public void add(PageBitmap other) {
    for (int i = 0; i < words.length; i++) {
      WORD.getAndBitwiseOr(words, i, (long) WORD.getAcquire(other.words, i));
    }
  }

  /** Whether any bit of a run of pages is set. */
  public boolean anyIn(long firstPage, long count) {
    long page = firstPage;
    long end = firstPage + count;
    while (page < end) {
      int from = (int) (page % Long.SIZE);
      int bits = (int) Math.min(Long.SIZE - from, end - page);
      long word = (long) WORD.getAcquire(words, (int) (page / Long.SIZE));
      if ((word & mask(from, bits)) != 0) {
        return true;
      }
      page += bits;
    }
    return false;
  }

  /**
   * Takes all set bits: they are clear here afterwards.
   *
   * @return a bitmap that has them
   */
  public PageBitmap take() {
    PageBitmap taken = new PageBitmap(pages);
    for (int i = 0; i < words.length; i++) {
      taken.words[i] = (long) WORD.getAndSet(words, i, 0L);
    }
    return taken;
  }

  /** How many bits are set. */
  public long count() {
    return Arrays.stream(words).map(Long::bitCount).sum();
  }

  /** Length in the file. */
  public long sizeBytes() {
    return (long) words.length * Long.BYTES;
  }

  /**
   * Copies words into a buffer, in the buffer's byte order: little-endian as x86 hosts write it.
   *
   * @param firstWord where to begin
   * @param target filled with as many whole words as fit and are left
   */
  public void copyTo(int firstWord, ByteBuffer target) {
    for (int i = firstWord; i < words.length && target.remaining() >= Long.BYTES; i++) {
      target.putLong((long) WORD.getAcquire(words, i));
    }
  }

  private void change(long firstPage, long count, boolean set) {
    long page = firstPage;
    long end = firstPage + count;
    while (page < end) {
      int index = (int) (page / Long.SIZE);
      int from = (int) (page % Long.SIZE);
      int bits = (int) Math.min(Long.SIZE - from, end - page);
      long mask = mask(from, bits);
      if (set) {
        WORD.getAndBitwiseOr(words, index, mask);
      } else {
        WORD.getAndBitwiseAnd(words, index, ~mask);
      }
      page += bits;
    }
  }

  private static long mask(int from, int bits) {
    return (bits == Long.SIZE ? -1L : (1L << bits) - 1) << from;
  }
}
