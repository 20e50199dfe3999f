package dev.plumbline.search;

import dev.plumbline.migration.BlockWindows;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Searches one block from front to back with little memory. What one piece ends with is looked at
 * again with the next, so a match may lie across pages and pieces, and reach into zero pages.
 */
public final class BlockSearch {

  /** How much is shown around a match. */
  public static final int CONTEXT_BYTES = 16;

  /** So close to a piece's end no match is taken yet: it or its context might go on. */
  private static final int HOLD_BYTES = Needle.MAX_BYTES + CONTEXT_BYTES;

  /** Receives matches in ascending order; they don't overlap. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * A match.
     *
     * @throws IOException when handling it fails; the search ends
     */
    void match(Match match) throws IOException;
  }

  private final RamBlock block;
  private final Needle needle;
  private final Visitor visitor;
  private final byte[] piece = new byte[BlockWindows.WINDOW_BYTES + 4 * HOLD_BYTES];
  private long base;
  private int length;
  private int from;

  private BlockSearch(RamBlock block, Needle needle, Visitor visitor) {
    this.block = block;
    this.needle = needle;
    this.visitor = visitor;
  }

  /**
   * Searches a block. Where it is zero for long, nothing is looked for.
   *
   * @param file a complete file
   * @param progress told of bytes that were searched
   * @throws IOException when the file can't be read, or from the visitor
   */
  public static void search(
      MigrationFile file, RamBlock block, Needle needle, Visitor visitor, Progress progress)
      throws IOException {
    BlockSearch search = new BlockSearch(block, needle, visitor);
    BlockWindows.forEach(
        file,
        block,
        (start, bytes) -> {
          search.window(start, bytes);
          progress.advance(bytes.byteSize());
        });
    search.zeros(Math.min(HOLD_BYTES, block.usedLengthBytes() - search.end()));
    search.run(search.length);
  }

  private long end() {
    return base + length;
  }

  private void window(long start, MemorySegment bytes) throws IOException {
    long gap = start - end();
    if (gap <= 2 * HOLD_BYTES) {
      zeros(gap);
    } else {
      zeros(HOLD_BYTES);
      run(length);
      base = start - HOLD_BYTES;
      length = 0;
      from = 0;
      zeros(HOLD_BYTES);
    }
    int size = (int) bytes.byteSize();
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, piece, length, size);
    length += size;
    int limit = Math.max(from, length - HOLD_BYTES);
    run(limit);
    int kept = Math.max(0, limit - CONTEXT_BYTES);
    System.arraycopy(piece, kept, piece, 0, length - kept);
    base += kept;
    length -= kept;
    from = Math.max(from, limit) - kept;
  }

  private void zeros(long count) {
    Arrays.fill(piece, length, length + (int) count, (byte) 0);
    length += (int) count;
  }

  /** Takes the matches that begin before a limit. */
  private void run(int limit) throws IOException {
    while (from < limit) {
      int[] found = needle.find(piece, from, length);
      if (found == null || found[0] >= limit) {
        return;
      }
      int first = Math.max(0, found[0] - CONTEXT_BYTES);
      int last = Math.min(length, found[1] + CONTEXT_BYTES);
      visitor.match(
          new Match(
              block,
              base + found[0],
              found[1] - found[0],
              new String(piece, first, last - first, StandardCharsets.ISO_8859_1),
              base + first));
      from = found[1];
    }
  }
}
