package dev.plumbline.faults.fuse.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;

/**
 * {@code struct statx}, as {@code <linux/stat.h>} has it on every architecture; those of its fields
 * that are used here.
 *
 * <pre>
 *   byte  0 mask        4 block size   8 attributes (64)
 *        16 links      20 uid         24 gid       28 mode (16)
 *        32 inode (64) 40 size (64)   48 blocks of 512 bytes (64)
 *        64 access     80 birth       96 change   112 modification: seconds (64), nanoseconds
 *       128 device number of a device node: major, minor
 *       136 device number of the filesystem: major, minor
 * </pre>
 *
 * @param segment its {@link #BYTES} bytes
 */
public record Statx(MemorySegment segment) {

  /** Length in bytes. */
  public static final int BYTES = 256;

  /** What {@link #sectors} counts in. */
  public static final int SECTOR_BYTES = 512;

  /** Mask of all that {@code stat(2)} gives, and the time of birth. */
  public static final int BASIC_AND_BIRTH = 0xfff;

  private static final int KIND = 0xf000;
  private static final int REGULAR = 0x8000;

  /** Kind and permissions. */
  public int mode() {
    return Short.toUnsignedInt(segment.get(JAVA_SHORT, 28));
  }

  /** Whether it is a regular file. */
  public boolean isRegular() {
    return (mode() & KIND) == REGULAR;
  }

  public int blockSizeBytes() {
    return segment.get(JAVA_INT, 4);
  }

  public int links() {
    return segment.get(JAVA_INT, 16);
  }

  /** Leaves some links out. */
  public void removeLinks(int links) {
    if (links > 0) {
      segment.set(JAVA_INT, 16, links() - links);
    }
  }

  public int uid() {
    return segment.get(JAVA_INT, 20);
  }

  public int gid() {
    return segment.get(JAVA_INT, 24);
  }

  public long inode() {
    return segment.get(JAVA_LONG, 32);
  }

  public long sizeBytes() {
    return segment.get(JAVA_LONG, 40);
  }

  /** What is allocated, in units of {@link #SECTOR_BYTES}. */
  public long sectors() {
    return segment.get(JAVA_LONG, 48);
  }

  public long atimeSeconds() {
    return segment.get(JAVA_LONG, 64);
  }

  public int atimeNanos() {
    return segment.get(JAVA_INT, 72);
  }

  public long ctimeSeconds() {
    return segment.get(JAVA_LONG, 96);
  }

  public int ctimeNanos() {
    return segment.get(JAVA_INT, 104);
  }

  public long mtimeSeconds() {
    return segment.get(JAVA_LONG, 112);
  }

  public int mtimeNanos() {
    return segment.get(JAVA_INT, 120);
  }

  /** A device node's number as the kernel packs it in 32 bits. */
  public int deviceNumber() {
    int major = segment.get(JAVA_INT, 128);
    int minor = segment.get(JAVA_INT, 132);
    return (minor & 0xff) | (major << 8) | ((minor & ~0xff) << 12);
  }

  /** The number of the filesystem it is on. */
  public long device() {
    return ((long) segment.get(JAVA_INT, 136) << 32)
        | Integer.toUnsignedLong(segment.get(JAVA_INT, 140));
  }
}
