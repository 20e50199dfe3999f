package dev.plumbline.ram;

import java.io.IOException;

/** Receives runs of pages, in ascending order, never touching one another. */
@FunctionalInterface
public interface PageRunConsumer {

  /**
   * A run of adjacent pages.
   *
   * @param firstPage number of the first page in its block
   * @param pages how many
   * @throws IOException when handling it fails; the scan ends
   */
  void run(long firstPage, long pages) throws IOException;
}
