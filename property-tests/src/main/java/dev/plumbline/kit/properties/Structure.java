package dev.plumbline.kit.properties;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a mapped-ram file that are neither pages nor bitmaps nor padding: whoever changes
 * one of them changes what the file says of itself.
 *
 * @param frame the bytes of its structure, but for the bitmaps' offsets
 * @param bitmapOffsets the bytes of those
 * @param ends where its parts end, the file's own end last
 * @param endOfRam where the last page region ends
 */
record Structure(List<Spot> frame, List<Spot> bitmapOffsets, List<Long> ends, long endOfRam) {

  private static final int HEADER_BYTES = 28;
  private static final int BITMAP_OFFSET_AT = 12;
  private static final int OFFSET_BYTES = 8;

  /**
   * A byte.
   *
   * @param offset absolute in the file
   */
  record Spot(long offset) {}

  /** Of a file that begins at 0 and is in order. */
  static Structure of(Path path) throws IOException {
    try (SavedFile file = SavedFile.read(path, 0)) {
      List<Spot> frame = new ArrayList<>();
      List<Spot> bitmapOffsets = new ArrayList<>();
      List<Long> ends = new ArrayList<>();
      add(frame, file.streamOffset(), file.listOffset());
      ends.add(file.listOffset());
      for (SavedFile.Block block : file.blocks()) {
        long header = block.headerOffset();
        add(frame, block.entryOffset(), header + BITMAP_OFFSET_AT);
        long after = header + BITMAP_OFFSET_AT + OFFSET_BYTES;
        add(bitmapOffsets, header + BITMAP_OFFSET_AT, after);
        add(frame, after, header + HEADER_BYTES);
        ends.add(header + HEADER_BYTES);
        ends.add(block.bitmapOffset() + block.bitmapBytes());
        ends.add(block.endOfPages());
      }
      add(frame, file.endOfRam(), file.sizeBytes());
      ends.add(file.sizeBytes());
      return new Structure(frame, bitmapOffsets, ends, file.endOfRam());
    }
  }

  private static void add(List<Spot> spots, long from, long to) {
    for (long at = from; at < to; at++) {
      spots.add(new Spot(at));
    }
  }
}
