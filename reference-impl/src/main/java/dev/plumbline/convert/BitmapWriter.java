package dev.plumbline.convert;

import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.mappedram.MappedRamLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes one block's bitmap, little-endian, from runs of pages in ascending order. What stays zero
 * isn't written: a hole reads the same.
 */
final class BitmapWriter {

  private static final int PIECE_BYTES = 1 << 16;

  private final PositionedFile file;
  private final long offsetBytes;
  private final long sizeBytes;
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long pieceStart;
  private boolean touched;
  private long pages;

  /**
   * A bitmap, all clear.
   *
   * @param offsetBytes where it begins in the file, which is zero there
   * @param blockPages pages of its block
   */
  BitmapWriter(PositionedFile file, long offsetBytes, long blockPages) {
    this.file = file;
    this.offsetBytes = offsetBytes;
    this.sizeBytes = MappedRamLayout.bitmapSizeBytes(blockPages);
  }

  /** Sets the bits of a run of pages, behind all before it. */
  void set(long firstPage, long count) throws IOException {
    pages += count;
    long page = firstPage;
    long end = firstPage + count;
    while (page < end) {
      long word = page / Long.SIZE * Long.BYTES;
      moveTo(word);
      int from = (int) (page % Long.SIZE);
      int bits = (int) Math.min(Long.SIZE - from, end - page);
      long mask = (bits == Long.SIZE ? -1L : (1L << bits) - 1) << from;
      int at = (int) (word - pieceStart);
      piece.putLong(at, piece.getLong(at) | mask);
      touched = true;
      page += bits;
    }
  }

  /** Pages set so far. */
  long pages() {
    return pages;
  }

  /** Writes what is left. */
  void finish() throws IOException {
    if (touched) {
      piece.clear().limit((int) Math.min(PIECE_BYTES, sizeBytes - pieceStart));
      FullTransfers.writeFully(file, piece, offsetBytes + pieceStart);
      piece.clear();
      piece.put(new byte[PIECE_BYTES]).clear();
      touched = false;
    }
  }

  private void moveTo(long word) throws IOException {
    if (word >= pieceStart + PIECE_BYTES) {
      finish();
      pieceStart = word / PIECE_BYTES * PIECE_BYTES;
    }
  }
}
