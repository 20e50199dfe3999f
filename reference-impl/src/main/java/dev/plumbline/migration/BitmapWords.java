package dev.plumbline.migration;

import dev.plumbline.io.Extent;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.stream.RamBlock;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** Reads a block's bitmap piece by piece; holes of large bitmaps are passed over unread. */
final class BitmapWords {

  private static final int PIECE_BYTES = 1 << 20;

  /** Bitmaps up to this length are read without asking for holes. */
  private static final long SMALL_BYTES = 4L << 20;

  /** Receives the words in order. */
  interface Consumer {

    /** 64 pages, as a little-endian word. */
    void word(long word) throws IOException;

    /** A number of clear pages, a multiple of 64. */
    void clear(long pages) throws IOException;
  }

  private BitmapWords() {}

  static void forEach(PositionedFile file, RamBlock block, Consumer consumer) throws IOException {
    MappedRamHeader header = Objects.requireNonNull(block.mapped());
    long at = header.bitmapOffsetBytes();
    long end = at + block.bitmapSizeBytes();
    boolean seekData = end - at > SMALL_BYTES;
    ByteBuffer piece =
        ByteBuffer.allocate((int) Math.min(PIECE_BYTES, end - at)).order(ByteOrder.LITTLE_ENDIAN);
    Extent data = new Extent(at, seekData ? at : end);
    while (at < end) {
      if (at >= data.endBytes()) {
        data = file.dataFrom(at);
        if (data.startBytes() >= end && file.sizeBytes() < end) {
          // Past the end of a file there are no data either, but that is no hole.
          throw shrank(file, at);
        }
      }
      long dataStart = Math.max(at, Math.min(data.startBytes(), end));
      long skipped = (dataStart - at) / Long.BYTES;
      if (skipped > 0) {
        consumer.clear(skipped * Long.SIZE);
        at += skipped * Long.BYTES;
      }
      long length = Math.min(PIECE_BYTES, Math.min(end, roundUp(data.endBytes(), header)) - at);
      if (length <= 0) {
        continue;
      }
      piece.clear().limit((int) length);
      if (FullTransfers.readFully(file, piece, at) < length) {
        throw shrank(file, at);
      }
      piece.flip();
      while (piece.hasRemaining()) {
        consumer.word(piece.getLong());
      }
      at += length;
    }
  }

  private static EOFException shrank(PositionedFile file, long offset) {
    return new EOFException(
        file.path() + ": file shrank while its bitmap was read: offset=" + offset);
  }

  /** An extent's end, rounded up to a whole word of the bitmap. */
  private static long roundUp(long fileOffset, MappedRamHeader header) {
    long start = header.bitmapOffsetBytes();
    if (fileOffset <= start || fileOffset > Long.MAX_VALUE - Long.BYTES) {
      return fileOffset;
    }
    return start + (fileOffset - start + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
  }
}
