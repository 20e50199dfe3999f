package dev.plumbline.convert;

import dev.plumbline.migration.PageWindow;
import dev.plumbline.ram.ZeroPages;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.RamFlag;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * RAM in the stream form: each page once, in the order of blocks and addresses, all in the section
 * that ends RAM, as if the machine had stood still. Zero pages take nine bytes, and what is a hole
 * is not read.
 */
final class StreamRamWriter implements RamWriter {

  private static final int MAX_RECORD_BYTES = Long.BYTES + 1 + 255 + 1;

  private final Task task;
  private final PageWindow window;
  private long nextPage;
  private long dataPages;

  StreamRamWriter(Task task) {
    this.task = task;
    this.window = new PageWindow(task.in().file(), task.arena());
  }

  /** Most bytes of file that a page takes beside its content. */
  static long recordBytes() {
    return Long.BYTES + 1;
  }

  @Override
  public void blockList() throws IOException {
    for (RamBlock block : task.model().blocks()) {
      task.out().put(task.entry(block));
    }
  }

  @Override
  public void records() throws IOException {
    for (RamBlock block : task.model().blocks()) {
      if (!task.model().isLeftOut(block)) {
        block(block);
      }
    }
  }

  @Override
  public long dataPages() {
    return dataPages;
  }

  private void block(RamBlock block) throws IOException {
    nextPage = 0;
    task.in()
        .content(block)
        .forEachRun((blockOffset, fileOffset, length) -> {
          zeros(block, blockOffset / block.pageSizeBytes());
          for (long done = 0; done < length; done += PageWindow.maxBytes()) {
            int step = (int) Math.min(PageWindow.maxBytes(), length - done);
            pages(block, window.at(fileOffset + done, step));
          }
        });
    zeros(block, block.pages());
  }

  private void pages(RamBlock block, MemorySegment bytes) throws IOException {
    long pageSize = block.pageSizeBytes();
    for (long at = 0; at < bytes.byteSize(); at += pageSize) {
      if (ZeroPages.isZero(bytes, at, pageSize)) {
        zeros(block, nextPage + 1);
      } else {
        record(block, RamFlag.PAGE).put(bytes.asSlice(at, pageSize).asByteBuffer());
        dataPages++;
      }
    }
  }

  private void zeros(RamBlock block, long endPage) throws IOException {
    while (nextPage < endPage) {
      record(block, RamFlag.ZERO).put((byte) 0);
    }
  }

  /** A record of the next page; its content is to be put into what is returned. */
  private ByteBuffer record(RamBlock block, RamFlag flag) throws IOException {
    long pageSize = block.pageSizeBytes();
    boolean first = nextPage == 0;
    ByteBuffer out = task.out().room(Math.toIntExact(MAX_RECORD_BYTES + pageSize));
    out.putLong(nextPage * pageSize | flag.bit() | (first ? 0 : RamFlag.SAME_BLOCK.bit()));
    if (first) {
      byte[] name = block.name().getBytes(StandardCharsets.ISO_8859_1);
      out.put((byte) name.length).put(name);
    }
    nextPage++;
    task.progress().advance(pageSize);
    return out;
  }
}
