package dev.plumbline.multifd;

/**
 * Cuts a batch into slices: runs of pages with content, merged over gaps of zero pages up to the
 * policy's length. Pure arithmetic over one flag per page.
 */
public final class Slices {

  /** Receives slices in ascending order. */
  @FunctionalInterface
  public interface Consumer<E extends Exception> {

    /**
     * A slice: first and last page have content.
     *
     * @param firstPage in the batch
     * @param pages how many
     */
    void slice(int firstPage, int pages) throws E;
  }

  private Slices() {}

  /**
   * Cuts a batch.
   *
   * @param data whether each page has content
   * @param pages how many of them count
   * @param mergedGapPages the longest gap that doesn't end a slice
   * @param consumer receives the slices
   * @throws E from the consumer
   */
  public static <E extends Exception> void cut(
      boolean[] data, int pages, int mergedGapPages, Consumer<E> consumer) throws E {
    int start = -1;
    int end = 0;
    for (int page = 0; page < pages; page++) {
      if (!data[page]) {
        continue;
      }
      if (start >= 0 && page - end > mergedGapPages) {
        consumer.slice(start, end - start);
        start = -1;
      }
      if (start < 0) {
        start = page;
      }
      end = page + 1;
    }
    if (start >= 0) {
      consumer.slice(start, end - start);
    }
  }
}
