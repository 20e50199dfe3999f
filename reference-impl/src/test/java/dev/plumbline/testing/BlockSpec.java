package dev.plumbline.testing;

import java.util.Arrays;
import java.util.List;

/**
 * One RAM block to write.
 *
 * @param name its id string, one character per byte
 * @param pages its length in target pages
 * @param dataPages the pages that have content; the others are zero
 */
public record BlockSpec(String name, long pages, List<Long> dataPages) {

  /** A block with some pages of content. */
  public static BlockSpec of(String name, long pages, long... dataPages) {
    return new BlockSpec(name, pages, Arrays.stream(dataPages).boxed().toList());
  }

  /** What is in a page with content: never zero, never the same in two pages. */
  static byte[] content(int block, long page, int pageSizeBytes) {
    byte[] bytes = new byte[pageSizeBytes];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (0x80 | (i * 31L + page * 7 + block * 3L));
    }
    return bytes;
  }
}
