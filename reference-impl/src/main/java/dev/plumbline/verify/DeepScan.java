package dev.plumbline.verify;

import dev.plumbline.format.Rule;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.ram.ZeroPages;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Reads every page that has content: proves that it can be read, and finds zero pages stored as
 * data.
 */
final class DeepScan {

  private static final int BUFFER_BYTES = 1 << 20;

  private final MigrationFile file;
  private final Progress progress;
  private final MemorySegment memory;
  private final ByteBuffer buffer;
  private long zeroPages;
  private long firstZeroPage;

  private DeepScan(MigrationFile file, Progress progress, MemorySegment memory) {
    this.file = file;
    this.progress = progress;
    this.memory = memory;
    this.buffer = memory.asByteBuffer();
  }

  static void scan(MigrationFile file, Progress progress) throws IOException {
    StreamModel model = Objects.requireNonNull(file.model());
    try (Arena arena = Arena.ofConfined()) {
      DeepScan scan = new DeepScan(file, progress, arena.allocate(BUFFER_BYTES));
      for (RamBlock block : model.blocks()) {
        scan.block(block);
      }
    }
  }

  private void block(RamBlock block) throws IOException {
    zeroPages = 0;
    firstZeroPage = -1;
    file.content(block)
        .forEachRun((blockOffset, fileOffset, length) -> {
          for (long done = 0; done < length; done += BUFFER_BYTES) {
            piece(
                fileOffset + done,
                (int) Math.min(BUFFER_BYTES, length - done),
                block.pageSizeBytes());
          }
        });
    if (zeroPages > 0) {
      file.findings()
          .add(
              Rule.ZERO_PAGE_STORED,
              firstZeroPage,
              block.name(),
              "pages",
              zeroPages + " zero pages stored as data",
              "none",
              "saved with zero-page-detection=none, or zeroed between detection and write");
    }
  }

  private void piece(long fileOffset, int length, long pageSize) throws IOException {
    buffer.clear().limit(length);
    if (FullTransfers.readFully(file.file(), buffer, fileOffset) < length) {
      throw new EOFException(
          file.file().path() + ": file shrank while it was read: offset=" + fileOffset);
    }
    for (long at = 0; at < length; at += pageSize) {
      if (ZeroPages.isZero(memory, at, pageSize)) {
        if (firstZeroPage < 0) {
          firstZeroPage = fileOffset + at;
        }
        zeroPages++;
      }
    }
    progress.advance(length);
  }
}
