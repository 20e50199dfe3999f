package dev.plumbline.multifd;

/**
 * How pages become requests: the one piece in which a fast implementation differs from QEMU's. The
 * file's meaning is the same under each.
 *
 * <p>Writing a short gap of zero pages along with its neighbours keeps requests large on fragmented
 * RAM, where QEMU issues one 4-KiB direct write per page. Its cost: a gap's pages take space in the
 * file (at most {@code mergedGapPages} pages per run of data). Its bits stay clear, so what stands
 * there has no meaning; a hole there would read the same.
 *
 * @param batchBytes how much RAM a channel takes at a time, from one block; also the largest
 *     request
 * @param mergedGapPages the longest gap of zero pages that is written or read along
 */
public record RequestPolicy(int batchBytes, int mergedGapPages) {

  private static final int LEAST_BATCH_BYTES = 1 << 16;
  private static final long ALL_BUFFERS_BYTES = 64 << 20;

  /** QEMU's on saving: batches of 128 pages of 4 KiB, each contiguous slice a request. */
  public static final RequestPolicy QEMU_SAVE = new RequestPolicy(512 << 10, 0);

  /** QEMU's on loading: at most 1 MiB, set pages only. */
  public static final RequestPolicy QEMU_LOAD = new RequestPolicy(1 << 20, 0);

  /** Measured best on this project's disks; see {@code benchmarks/README.md}. */
  public static final RequestPolicy FAST = new RequestPolicy(4 << 20, 32);

  /** Through the page cache, large requests gain nothing and small buffers stay in the cache. */
  public static final RequestPolicy BUFFERED = new RequestPolicy(1 << 20, 8);

  /** Checks that a batch is something. */
  public RequestPolicy {
    if (batchBytes < LEAST_BATCH_BYTES
        || (batchBytes & (batchBytes - 1)) != 0
        || mergedGapPages < 0) {
      throw new IllegalArgumentException(
          "batchBytes=" + batchBytes + ", mergedGapPages=" + mergedGapPages);
    }
  }

  /**
   * The same with a batch that isn't longer than need be: memory for a small block is small.
   *
   * @param lengthBytes of the longest block
   */
  public RequestPolicy forLength(long lengthBytes) {
    int batch = batchBytes;
    while (batch > LEAST_BATCH_BYTES && batch / 2 >= lengthBytes) {
      batch /= 2;
    }
    return new RequestPolicy(batch, mergedGapPages);
  }

  /**
   * The same with batches that keep all channels' buffers together within bounds.
   *
   * @param channels how many share the memory
   */
  public RequestPolicy forChannels(int channels) {
    int batch = batchBytes;
    while (batch > LEAST_BATCH_BYTES && (long) batch * channels > ALL_BUFFERS_BYTES) {
      batch /= 2;
    }
    return new RequestPolicy(batch, mergedGapPages);
  }
}
