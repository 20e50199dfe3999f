package dev.plumbline.multifd;

import dev.plumbline.io.HugeBuffers;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The buffers of channels. */
public final class ChannelBuffers {

  private static final int PAGE_BYTES = 4096;

  private ChannelBuffers() {}

  /**
   * A buffer for one channel. For direct I/O it lies in huge pages where they are to be had: the
   * kernel pins a buffer's pages for each request, and pinning small ones costs more than all the
   * rest. It lives as long as somebody holds it.
   *
   * @param direct whether requests bypass the page cache
   * @param bytes its length
   * @throws IOException when memory can't be had
   */
  public static ByteBuffer of(boolean direct, int bytes) throws IOException {
    return direct
        ? HugeBuffers.allocate(bytes).buffer().limit(bytes)
        : ByteBuffer.allocateDirect(bytes + PAGE_BYTES).alignedSlice(PAGE_BYTES);
  }
}
