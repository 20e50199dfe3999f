package dev.plumbline.kit.judge;

import dev.plumbline.fixtures.ram.RamPattern;
import dev.plumbline.fixtures.ram.SelfDescribingPage;
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
 * @param differingPages how many pages differ; a page that one file lacks differs
 * @param described the first of them, in words
 */
public record RamComparison(long differingPages, List<String> described) {

  private static final int PIECE_BYTES = 1 << 20;
  private static final int DESCRIBED = 4;

  /** Copies what was given. */
  public RamComparison {
    described = List.copyOf(described);
  }

  /** Whether every byte is the same, and the length. */
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
      long length = Math.max(one.size(), other.size());
      for (long at = 0; at < length; at += PIECE_BYTES) {
        byte[] left = read(one, at, (int) Math.min(PIECE_BYTES, length - at));
        byte[] right = read(other, at, (int) Math.min(PIECE_BYTES, length - at));
        if (Arrays.equals(left, right)) {
          continue;
        }
        int pieceBytes = Math.max(left.length, right.length);
        for (int from = 0; from < pieceBytes; from += RamPattern.PAGE_BYTES) {
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
        + words(found)
        + ", expected "
        + words(expected);
  }

  private static String words(byte[] page) {
    return page.length < RamPattern.PAGE_BYTES
        ? "only " + page.length + " bytes"
        : SelfDescribingPage.describe(page);
  }

  private static byte[] page(byte[] piece, int from) {
    int start = Math.min(from, piece.length);
    return Arrays.copyOfRange(piece, start, Math.min(from + RamPattern.PAGE_BYTES, piece.length));
  }

  /** Up to the end of the file at most. */
  private static byte[] read(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        break;
      }
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
