package dev.plumbline.multifd;

import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.ram.ZeroPages;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * One channel of a load: reads a span of the file into its buffer and writes the pages in it to the
 * RAM file. Reading into a small buffer and copying beats reading straight into a fresh mapping:
 * the kernel pins and faults few pages instead of all (see {@code benchmarks/README.md}).
 *
 * <p>Channels write to the RAM file in turns: the kernel lets one in at a time (the inode's lock),
 * and those that wait there spin, which costs the processor time that the copying needs.
 */
final class LoadChannel implements Channels.Channel<LoadRequest> {

  private final PositionedFile file;
  private final int alignmentBytes;
  private final ReentrantLock writing;
  private final LongConsumer progress;
  private final ByteBuffer buffer;
  private final MemorySegment memory;

  /**
   * A channel.
   *
   * @param file its own descriptor; closed with it
   * @param alignmentBytes what offset and length of reads are rounded to; 1 for none
   * @param buffer at least a batch and two alignments long, aligned
   * @param writing held while the RAM file is written; one for all channels of a load
   * @param progress told of the bytes of pages done
   */
  LoadChannel(
      PositionedFile file,
      int alignmentBytes,
      ByteBuffer buffer,
      ReentrantLock writing,
      LongConsumer progress) {
    this.file = file;
    this.writing = writing;
    this.alignmentBytes = alignmentBytes;
    this.buffer = buffer;
    this.memory = MemorySegment.ofBuffer(buffer.duplicate().clear());
    this.progress = progress;
  }

  @Override
  public void handle(LoadRequest request) throws IOException {
    long start = request.fileOffsetBytes() & -alignmentBytes;
    long end = (request.fileEndBytes() + alignmentBytes - 1) & -alignmentBytes;
    buffer.clear().limit((int) (end - start));
    int count = FullTransfers.readAligned(file, buffer, start, alignmentBytes);
    if (start + count < request.fileEndBytes()) {
      throw new EOFException(
          file.path() + ": file shrank while it was read: offset=" + (start + count));
    }
    writing.lock();
    try {
      for (int i = 0; i < request.pieces(); i++) {
        write(
            request.target(),
            (int) (request.inFile(i) - start),
            request.inBlock(i),
            request.length(i));
      }
    } finally {
      writing.unlock();
    }
    progress.accept(request.pageBytes());
  }

  private void write(LoadTarget target, int inBuffer, long inBlock, int length) throws IOException {
    int page = target.pageSizeBytes();
    int at = 0;
    while (at < length) {
      int end = at;
      while (end < length
          && !(target.blank() && ZeroPages.isZero(memory, (long) inBuffer + end, page))) {
        end += page;
      }
      buffer.limit(inBuffer + end).position(inBuffer + at);
      FullTransfers.writeFully(target.ram(), buffer, inBlock + at);
      at = end + page;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
