package dev.plumbline.kit.judge;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.fixtures.ram.SelfDescribingPage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two RAM files compared byte by byte, with the pages that differ. Pages that describe themselves
 * say what came to the wrong place.
 *
 * @param differingPages how many pages differ, as far as both files reach
 * @param described the first of them, in words
 */
public record RamComparison(long differingPages, List<String> described) {

  private static final int PIECE_BYTES = 1 << 20;
  private static final int DESCRIBED = 4;

  /** Copies what was given. */
  public RamComparison {
    described = List.copyOf(described);
  }

  /** Whether every byte is the same, as far as both files reach. */
  public boolean same() {
    return differingPages == 0;
  }

  /**
   * Compares.
   *
   * @param block the block's name, for the description
   * @param found what was restored
   * @param expected what was saved
   * @throws IOException when one can't be read
   */
  public static RamComparison of(String block, Path found, Path expected) throws IOException {
    try (FileChannel one = FileChannel.open(found);
        FileChannel other = FileChannel.open(expected)) {
      long differing = 0;
      List<String> described = new ArrayList<>();
      long length = Math.min(one.size(), other.size());
      for (long at = 0; at < length; at += PIECE_BYTES) {
        byte[] left = read(one, at, (int) Math.min(PIECE_BYTES, length - at));
        byte[] right = read(other, at, (int) Math.min(PIECE_BYTES, length - at));
        if (Arrays.equals(left, right)) {
          continue;
        }
        for (int from = 0; from < left.length; from += RamPattern.PAGE_BYTES) {
          byte[] foundPage = page(left, from);
          byte[] expectedPage = page(right, from);
          if (!Arrays.equals(foundPage, expectedPage)) {
            differing++;
            if (described.size() < DESCRIBED) {
              described.add(
                  describe(block, (at + from) / RamPattern.PAGE_BYTES, foundPage, expectedPage));
            }
          }
        }
      }
      return new RamComparison(differing, described);
    }
  }

  private static String describe(String block, long page, byte[] found, byte[] expected) {
    return "page "
        + page
        + " of "
        + block
        + " holds "
        + SelfDescribingPage.describe(found)
        + ", expected "
        + SelfDescribingPage.describe(expected);
  }

  private static byte[] page(byte[] piece, int from) {
    return Arrays.copyOfRange(piece, from, Math.min(from + RamPattern.PAGE_BYTES, piece.length));
  }

  private static byte[] read(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("RAM file became shorter: offset=" + (at + buffer.position()));
      }
    }
    return buffer.array();
  }
}
