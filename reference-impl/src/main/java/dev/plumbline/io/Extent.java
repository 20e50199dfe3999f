package dev.plumbline.io;

/**
 * A stretch of a file that holds data, not a hole.
 *
 * @param startBytes its first byte
 * @param endBytes the byte after its last
 */
public record Extent(long startBytes, long endBytes) {

  /** No data follows. */
  public static final Extent NONE = new Extent(Long.MAX_VALUE, Long.MAX_VALUE);

  /** Whether this is {@link #NONE}. */
  public boolean isNone() {
    return startBytes == Long.MAX_VALUE;
  }

  /** Length in bytes. */
  public long lengthBytes() {
    return endBytes - startBytes;
  }
}
