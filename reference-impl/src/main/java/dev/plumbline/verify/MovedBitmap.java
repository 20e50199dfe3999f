package dev.plumbline.verify;

import dev.plumbline.format.Rule;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.migration.BlockContent;
import dev.plumbline.migration.MappedContent;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.ZeroPages;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A bitmap may be anywhere by its offset, and nothing has a checksum: one flipped bit, and other
 * bytes are taken for it. Where it isn't at its usual place, the pages must bear it out, so those
 * without a bit are read. At the usual place, content without a bit is what rewriting a file leaves
 * behind.
 */
final class MovedBitmap implements BlockContent.RunConsumer {

  private static final int BUFFER_BYTES = 1 << 20;

  private final MigrationFile file;
  private final MemorySegment memory;
  private final ByteBuffer buffer;
  private long contentAt = -1;

  private MovedBitmap(MigrationFile file, MemorySegment memory) {
    this.file = file;
    this.memory = memory;
    this.buffer = memory.asByteBuffer();
  }

  static void check(MigrationFile file, RamBlock block) throws IOException {
    MappedRamHeader header = Objects.requireNonNull(block.mapped());
    long usual = block.mappedHeaderOffsetBytes() + MappedRamHeader.SIZE_BYTES;
    if (header.bitmapOffsetBytes() == usual
        || !(file.content(block) instanceof MappedContent content)) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MovedBitmap moved = new MovedBitmap(file, arena.allocate(BUFFER_BYTES));
      content.forEachClearRun(moved);
      if (moved.contentAt >= 0) {
        file.findings()
            .add(
                Rule.BITMAP_MISSES_DATA,
                header.bitmapOffsetBytes(),
                block.name(),
                "bitmap",
                "content at " + moved.contentAt + " in a page whose bit is clear",
                "a bit for each page with content",
                "other bytes are taken for the bitmap: its offset in the mapped-ram header is"
                    + " damaged, QEMU writes it to "
                    + usual);
      }
    }
  }

  @Override
  public void run(long blockOffset, long fileOffset, long lengthBytes) throws IOException {
    for (long done = 0; done < lengthBytes && contentAt < 0; done += BUFFER_BYTES) {
      buffer.clear().limit((int) Math.min(BUFFER_BYTES, lengthBytes - done));
      int length = FullTransfers.readFully(file.file(), buffer, fileOffset + done);
      if (!ZeroPages.isZero(memory, 0, length)) {
        contentAt = fileOffset + done;
      }
    }
  }
}
