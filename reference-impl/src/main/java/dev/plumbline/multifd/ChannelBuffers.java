package dev.plumbline.multifd;

import dev.plumbline.io.HugeBuffer;
import dev.plumbline.io.HugeBuffers;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;

/** The buffers of channels. */
public final class ChannelBuffers {

  /** As much as any direct request must be aligned to. */
  private static final int ALIGNMENT_BYTES = 1 << 16;

  /** Below, zeroing a huge page costs more than pinning the small ones in its place. */
  private static final int LEAST_HUGE_BYTES = HugeBuffers.ALIGNMENT_BYTES / 4;

  private ChannelBuffers() {}

  /** Makes a channel around its buffer. */
  @FunctionalInterface
  public interface Maker<W> {

    /** The channel. */
    Channels.Channel<W> make(ByteBuffer buffer);
  }

  /**
   * A channel with a buffer that is freed with it. For direct I/O the buffer lies in huge pages
   * where they are to be had, unless it is short: the kernel pins a buffer's pages for each
   * request, and pinning small ones costs more than all the rest.
   *
   * @param direct whether requests bypass the page cache
   * @param bytes the buffer's length
   * @param file the channel's descriptor; closed here when there is no memory
   * @throws IOException when memory can't be had
   */
  // The channel that is returned closes it.
  @SuppressWarnings("MustBeClosedChecker")
  public static <W> Channels.Channel<W> around(
      boolean direct, int bytes, Closeable file, Maker<W> maker) throws IOException {
    try {
      if (direct && bytes >= LEAST_HUGE_BYTES) {
        HugeBuffer huge = HugeBuffers.allocate(bytes);
        return new Freeing<>(maker.make(huge.buffer().limit(bytes)), huge);
      }
      // Shared: the channel may be closed by another thread than the one that opened it.
      Arena arena = Arena.ofShared();
      ByteBuffer buffer = arena.allocate(bytes, ALIGNMENT_BYTES).asByteBuffer();
      return new Freeing<>(maker.make(buffer), arena::close);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private record Freeing<W>(Channels.Channel<W> channel, Closeable buffer)
      implements Channels.Channel<W> {

    @Override
    public void handle(W work) throws IOException {
      channel.handle(work);
    }

    @Override
    public void close() throws IOException {
      try (buffer) {
        channel.close();
      }
    }
  }
}
