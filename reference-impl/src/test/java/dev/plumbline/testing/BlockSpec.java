package dev.plumbline.testing;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * One RAM block to write.
 *
 * @param name its id string, one character per byte
 * @param pages its length in target pages
 * @param setPages the pages whose bit is set, or that are sent with content
 * @param storedPages the pages whose content is in the page region; in a good file the same
 * @param content what is in a page with content
 */
record BlockSpec(
    String name,
    long pages,
    SortedSet<Long> setPages,
    SortedSet<Long> storedPages,
    Content content) {

  /** What is in pages. */
  @FunctionalInterface
  interface Content {

    /**
     * One page's bytes.
     *
     * @param block the block's index in the file
     */
    byte[] of(int block, long page, int pageSizeBytes);
  }

  /** A block with some pages of content, never zero and never the same in two pages. */
  static BlockSpec of(String name, long pages, long... dataPages) {
    return of(name, pages, Arrays.stream(dataPages), BlockSpec::made);
  }

  /** A block that holds these bytes, whole pages; those of zeros aren't written. */
  static BlockSpec of(String name, byte[] ram, int pageSizeBytes) {
    byte[] zeros = new byte[pageSizeBytes];
    int pages = ram.length / pageSizeBytes;
    LongStream data =
        LongStream.range(0, pages)
            .filter(page -> {
              int at = (int) page * pageSizeBytes;
              return !Arrays.equals(ram, at, at + pageSizeBytes, zeros, 0, pageSizeBytes);
            });
    return of(
        name,
        pages,
        data,
        (block, page, size) -> {
          int at = (int) page * size;
          return Arrays.copyOfRange(ram, at, at + size);
        });
  }

  private static BlockSpec of(String name, long pages, LongStream dataPages, Content content) {
    TreeSet<Long> data = dataPages.boxed().collect(Collectors.toCollection(TreeSet::new));
    return new BlockSpec(name, pages, data, new TreeSet<>(data), content);
  }

  private static byte[] made(int block, long page, int pageSizeBytes) {
    byte[] bytes = new byte[pageSizeBytes];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (0x80 | (i * 31L + page * 7 + block * 3L));
    }
    return bytes;
  }
}
