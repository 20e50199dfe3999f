package dev.plumbline.fuzz;

import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.testing.Image;
import dev.plumbline.testing.MemoryFile;

/**
 * What a fuzzer's bytes mean: the first says in which order bitmaps are read (bit 0), and how large
 * a hole follows the file (bits 1 to 6, as a power of two); the others are the file. Its holes are
 * blocks of zeros, small ones, so that small files have some.
 *
 * @param file the file
 * @param order of its bitmaps
 */
record FuzzInput(MemoryFile file, BitmapOrder order) {

  private static final int HOLE_BYTES = 1024;
  private static final int MIN_HOLE = 12;

  static FuzzInput of(byte[] input) {
    int mode = input.length == 0 ? 0 : input[0];
    byte[] bytes = new byte[Math.max(0, input.length - 1)];
    System.arraycopy(input, input.length - bytes.length, bytes, 0, bytes.length);
    MemoryFile file = MemoryFile.of(bytes, HOLE_BYTES);
    int hole = mode >> 1 & 0x3f;
    if (hole >= MIN_HOLE && hole < Long.SIZE - 1) {
      file.truncate(file.sizeBytes() + (1L << hole));
    }
    return new FuzzInput(file, (mode & 1) == 0 ? BitmapOrder.LITTLE : BitmapOrder.BIG);
  }

  /** The bytes that mean an image. */
  static byte[] bytes(Image image, int mode) {
    int size = Math.toIntExact(image.file().sizeBytes());
    byte[] bytes = new byte[size + 1];
    bytes[0] = (byte) mode;
    System.arraycopy(image.file().bytes(0, size), 0, bytes, 1, size);
    return bytes;
  }
}
