package dev.plumbline.multifd;

import dev.plumbline.ram.PageBitmap;
import org.jspecify.annotations.Nullable;

/**
 * Pages of one block that a channel saves at a time.
 *
 * @param block the block
 * @param firstPage the first page
 * @param pages how many; no more bytes than the policy's batch
 * @param dirty which of the block's pages are to be saved, or null for all
 */
public record PageBatch(SavedBlock block, long firstPage, int pages, @Nullable PageBitmap dirty) {

  /** Whether a page of the batch is to be saved. */
  boolean isWanted(int page) {
    return dirty == null || dirty.get(firstPage + page);
  }
}
