package dev.plumbline.migration;

import java.io.IOException;

/** A block's content as runs of bytes in the file; everything between the runs is zero. */
public interface BlockContent {

  /** A block of zeros. */
  BlockContent EMPTY = consumer -> {};

  /** Receives runs in ascending order of their place in the block; they don't overlap. */
  @FunctionalInterface
  interface RunConsumer {

    /**
     * A run.
     *
     * @param blockOffsetBytes where in the block
     * @param fileOffsetBytes where in the file
     * @param lengthBytes how long, whole pages
     * @throws IOException when handling it fails; the walk ends
     */
    void run(long blockOffsetBytes, long fileOffsetBytes, long lengthBytes) throws IOException;
  }

  /**
   * Walks the runs.
   *
   * @throws IOException when the file can't be read, or from the consumer
   */
  void forEachRun(RunConsumer consumer) throws IOException;
}
