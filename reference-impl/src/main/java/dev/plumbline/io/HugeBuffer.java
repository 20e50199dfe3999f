package dev.plumbline.io;

import java.io.Closeable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Off-heap memory from {@link HugeBuffers}. Any thread may use it; after {@link #close} every use
 * of it throws {@link IllegalStateException}.
 */
public final class HugeBuffer implements Closeable {

  private final MemorySegment memory;
  private final Arena arena;
  private final boolean huge;
  private boolean closed;

  HugeBuffer(MemorySegment memory, Arena arena, boolean huge) {
    this.memory = memory;
    this.arena = arena;
    this.huge = huge;
  }

  /** All of it. */
  public MemorySegment segment() {
    return memory;
  }

  /** All of it, as a new direct buffer with a position of its own. */
  public ByteBuffer buffer() {
    return memory.asByteBuffer();
  }

  /** Its size in bytes. */
  public long sizeBytes() {
    return memory.byteSize();
  }

  /**
   * Whether huge pages were asked for and are switched on. The kernel may still give small ones
   * where memory is fragmented.
   */
  public boolean isHuge() {
    return huge;
  }

  /**
   * Gives the memory back.
   *
   * @throws IllegalStateException while a request on it is under way
   */
  @Override
  public synchronized void close() {
    if (!closed) {
      arena.close();
      closed = true;
    }
  }
}
