package dev.plumbline.faults.plan;

/**
 * A stretch of a file, or of a request.
 *
 * @param startBytes its first byte
 * @param endBytes the byte after its last
 */
public record ByteRange(long startBytes, long endBytes) {

  /** Checks that it isn't empty. */
  public ByteRange {
    if (startBytes < 0 || endBytes <= startBytes) {
      throw new IllegalArgumentException("range: start=" + startBytes + ", end=" + endBytes);
    }
  }

  /**
   * The stretch that a request covers; one of no length covers the byte at its offset.
   *
   * @param offsetBytes where it begins
   * @param lengthBytes how long it is
   */
  public static ByteRange of(long offsetBytes, long lengthBytes) {
    long length = Math.max(1, lengthBytes);
    long end = offsetBytes > Long.MAX_VALUE - length ? Long.MAX_VALUE : offsetBytes + length;
    return new ByteRange(Math.min(offsetBytes, Long.MAX_VALUE - 1), end);
  }

  /** Length in bytes. */
  public long lengthBytes() {
    return endBytes - startBytes;
  }

  /** Whether the two have a byte in common. */
  public boolean touches(ByteRange other) {
    return startBytes < other.endBytes && other.startBytes < endBytes;
  }
}
