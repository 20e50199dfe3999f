package dev.plumbline.faults.fuse.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * {@code struct statfs} of 64-bit Linux; those of its fields that are used here.
 *
 * <pre>
 *   byte  0 type        8 block size   16 blocks        24 free blocks
 *        32 available  40 files        48 free files    64 longest name   72 fragment size
 * </pre>
 *
 * @param segment its {@link #BYTES} bytes
 */
public record Statfs(MemorySegment segment) {

  /** Length in bytes. */
  public static final int BYTES = 120;

  public long blockSizeBytes() {
    return segment.get(JAVA_LONG, 8);
  }

  public long blocks() {
    return segment.get(JAVA_LONG, 16);
  }

  public long freeBlocks() {
    return segment.get(JAVA_LONG, 24);
  }

  /** Free for others than root. */
  public long availableBlocks() {
    return segment.get(JAVA_LONG, 32);
  }

  public long files() {
    return segment.get(JAVA_LONG, 40);
  }

  public long freeFiles() {
    return segment.get(JAVA_LONG, 48);
  }

  public long longestNameBytes() {
    return segment.get(JAVA_LONG, 64);
  }

  public long fragmentSizeBytes() {
    return segment.get(JAVA_LONG, 72);
  }
}
