package dev.plumbline.map;

import dev.plumbline.stream.RamBlock;

/**
 * What is drawn of one RAM block.
 *
 * @param number from 1, in stream order; the badge in the picture
 * @param block the block
 * @param lanes what its cells say
 * @param setPages pages with content
 */
record BlockMap(int number, RamBlock block, Lanes lanes, long setPages) {

  /** The two lanes of the block's map. */
  sealed interface Lanes {}

  /** In the mapped-ram form: the bitmap's claim and the filesystem's, by offset in the file. */
  record Mapped(Claims claims) implements Lanes {}

  /**
   * In the stream form, by offset in the block.
   *
   * @param content pages whose last record has content
   * @param sent pages that were sent at least once
   * @param sends pages sent, each time counted
   */
  record Streamed(Tally content, Tally sent, Tally sends) implements Lanes {}

  /** No map: the block isn't in the file, or can't be located. */
  record Absent(String reason) implements Lanes {}

  /** Bytes of set pages in holes of the file. */
  long lostBytes() {
    return lanes instanceof Mapped mapped ? mapped.claims().lost().totalBytes() : 0;
  }
}
