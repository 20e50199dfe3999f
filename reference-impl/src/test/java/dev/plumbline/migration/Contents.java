package dev.plumbline.migration;

import dev.plumbline.io.FullTransfers;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;

/** Materialises contents, so that they can be compared with the RAM that was saved. */
final class Contents {

  private Contents() {}

  static MigrationFile open(Path path) throws IOException {
    return MigrationFile.open(path, -1, BitmapOrder.LITTLE);
  }

  static RamBlock block(MigrationFile file, int index) {
    return Objects.requireNonNull(file.model()).blocks().get(index);
  }

  /** The bytes of a block, read through its runs; checks that they ascend. */
  static byte[] bytes(MigrationFile file, RamBlock block, BlockContent content) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(block.usedLengthBytes())];
    long[] end = new long[1];
    content.forEachRun((inBlock, inFile, length) -> {
      if (inBlock < end[0] || length <= 0) {
        throw new AssertionError("run at " + inBlock + " behind " + end[0]);
      }
      end[0] = inBlock + length;
      ByteBuffer target = ByteBuffer.wrap(bytes, (int) inBlock, (int) length);
      if (FullTransfers.readFully(file.file(), target, inFile) != length) {
        throw new AssertionError("run outside the file");
      }
    });
    return bytes;
  }

  static byte[] bytes(MigrationFile file, int index) throws IOException {
    RamBlock block = block(file, index);
    return bytes(file, block, file.content(block));
  }
}
