package dev.plumbline.faults.fuse.protocol;

import java.lang.foreign.MemorySegment;

/**
 * {@code fuse_init_out}: what is taken of the kernel's offer. In the form since version 7.23.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                         major version                         |
 *  +---------------------------------------------------------------+
 *  |                         minor version                         |
 *  +---------------------------------------------------------------+
 *  |                         max readahead                         |
 *  +---------------------------------------------------------------+
 *  |                      flags, bits 0 to 31                      |
 *  +---------------------------------------------------------------+
 *  |         max background        |      congestion threshold     |
 *  +---------------------------------------------------------------+
 *  |                           max write                           |
 *  +---------------------------------------------------------------+
 *  |               granularity of times, nanoseconds               |
 *  +---------------------------------------------------------------+
 *  |           max pages           |         map alignment         |
 *  +---------------------------------------------------------------+
 *  |                      flags, bits 32 to 63                     |
 *  +---------------------------------------------------------------+
 *  |                       unused (28 bytes)                       |
 *  +---------------------------------------------------------------+
 * </pre>
 */
public final class InitOut {

  /** Length in bytes. */
  public static final int BYTES = 64;

  private static final int MAJOR = 7;
  private static final int NEWEST_MINOR = 45;
  private static final short MAX_BACKGROUND = 64;
  private static final short CONGESTION_THRESHOLD = 48;
  private static final int PAGE_BYTES = 4096;

  private InitOut() {}

  /**
   * Writes one.
   *
   * @param answer at least {@link #BYTES}
   * @param offer what the kernel said
   * @param flags of {@link InitFlags}, only such as were offered
   * @param maxWriteBytes the most that one write may carry, a multiple of a page
   * @return {@link #BYTES}
   */
  public static int write(MemorySegment answer, InitIn offer, long flags, int maxWriteBytes) {
    answer.asSlice(0, BYTES).fill((byte) 0);
    answer.set(Layouts.INT, 0, MAJOR);
    answer.set(Layouts.INT, 4, Math.min(offer.minor(), NEWEST_MINOR));
    answer.set(Layouts.INT, 8, offer.maxReadaheadBytes());
    answer.set(Layouts.INT, 12, (int) flags);
    answer.set(Layouts.SHORT, 16, MAX_BACKGROUND);
    answer.set(Layouts.SHORT, 18, CONGESTION_THRESHOLD);
    answer.set(Layouts.INT, 20, maxWriteBytes);
    answer.set(Layouts.INT, 24, 1);
    answer.set(Layouts.SHORT, 28, (short) (maxWriteBytes / PAGE_BYTES));
    answer.set(Layouts.INT, 32, (int) (flags >>> 32));
    return BYTES;
  }
}
