package dev.plumbline.migration;

import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Pages of a file, wherever they are. Who asks for one behind the other has them read ahead; who
 * jumps about reads no more than is asked for.
 */
public final class PageWindow {

  private static final int BUFFER_BYTES = 1 << 20;

  /** What may stand between two pages of the stream form: a record and a block's name. */
  private static final int NEAR_BYTES = 8 + 1 + 255;

  private final PositionedFile file;
  private final ByteBuffer buffer;
  private final MemorySegment memory;
  private long start;

  /**
   * A window on a file, nothing read yet.
   *
   * @param arena gives it its memory
   */
  public PageWindow(PositionedFile file, Arena arena) {
    this.file = file;
    this.memory = arena.allocate(BUFFER_BYTES, Long.BYTES);
    this.buffer = memory.asByteBuffer();
    buffer.limit(0);
  }

  /** The longest stretch that can be asked for at once. */
  public static int maxBytes() {
    return BUFFER_BYTES;
  }

  /**
   * Bytes of the file.
   *
   * @param offsetBytes absolute in the file
   * @param lengthBytes at most {@link #maxBytes}
   * @return they, until the next call
   * @throws IOException when they can't be read, or the file has become shorter
   */
  public MemorySegment at(long offsetBytes, int lengthBytes) throws IOException {
    long end = start + buffer.limit();
    if (offsetBytes < start || offsetBytes + lengthBytes > end) {
      boolean onwards = offsetBytes >= start && offsetBytes <= end + NEAR_BYTES;
      buffer.clear().limit(onwards ? BUFFER_BYTES : lengthBytes);
      start = offsetBytes;
      int count = FullTransfers.readFully(file, buffer, offsetBytes);
      buffer.flip();
      if (count < lengthBytes) {
        throw new EOFException(
            file.path() + ": file shrank while it was read: offset=" + offsetBytes);
      }
    }
    return memory.asSlice(offsetBytes - start, lengthBytes);
  }
}
