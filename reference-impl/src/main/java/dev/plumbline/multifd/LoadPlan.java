package dev.plumbline.multifd;

import java.io.IOException;

/**
 * Cuts a block's runs of pages into reads: as large as the policy's batch, across gaps of the file
 * no longer than it allows. Runs may come in any order of the file; only ascending ones share a
 * read.
 */
public final class LoadPlan {

  private final LoadTarget target;
  private final int batchBytes;
  private final long mergedGapBytes;
  private final Channels.Sink<LoadRequest> sink;
  private LoadRequest current;

  /**
   * A plan for one block.
   *
   * @param sink receives the reads
   */
  LoadPlan(LoadTarget target, RequestPolicy policy, Channels.Sink<LoadRequest> sink) {
    this.target = target;
    this.batchBytes = policy.batchBytes();
    this.mergedGapBytes = (long) policy.mergedGapPages() * target.pageSizeBytes();
    this.sink = sink;
    this.current = new LoadRequest(target, 0);
  }

  /**
   * Adds a run of pages.
   *
   * @param blockOffsetBytes where in the block
   * @param fileOffsetBytes where in the file
   * @param lengthBytes whole pages
   */
  void run(long blockOffsetBytes, long fileOffsetBytes, long lengthBytes) throws IOException {
    long done = 0;
    while (done < lengthBytes) {
      long at = fileOffsetBytes + done;
      long gap = at - current.fileEndBytes();
      long room = current.fileOffsetBytes() + batchBytes - at;
      if (current.pieces() > 0
          && (gap < 0 || gap > mergedGapBytes || room < target.pageSizeBytes())) {
        sink.put(current);
        current = new LoadRequest(target, at);
      } else if (current.pieces() == 0) {
        current = new LoadRequest(target, at);
      }
      room =
          (current.fileOffsetBytes() + batchBytes - at)
              / target.pageSizeBytes()
              * target.pageSizeBytes();
      int step = (int) Math.min(room, lengthBytes - done);
      current.add(at, blockOffsetBytes + done, step);
      done += step;
    }
  }

  /** Hands over the last read. */
  void finish() throws IOException {
    if (current.pieces() > 0) {
      sink.put(current);
      current = new LoadRequest(target, 0);
    }
  }
}
