package dev.plumbline.convert;

import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.mappedram.MappedRamLayout;
import dev.plumbline.migration.PageWindow;
import dev.plumbline.ram.PageSet;
import dev.plumbline.ram.ZeroPages;
import dev.plumbline.stream.Form;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.RamVisitor;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.stream.StreamPages;
import dev.plumbline.stream.StreamRecordScan;
import dev.plumbline.stream.StreamWriter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * RAM in the mapped-ram form, laid out as QEMU does. From the stream form, pages are written as
 * they come, each to its place, the file read once from front to back; a page that was sent again
 * is written again. From the mapped-ram form, holes are passed over and zero pages left out.
 */
final class MappedRamWriter implements RamWriter {

  private final Task task;
  private final StreamModel model;
  private final PageWindow window;
  private final List<MappedRamHeader> headers = new ArrayList<>();
  private long endBytes;
  private long dataPages;

  MappedRamWriter(Task task) {
    this.task = task;
    this.model = task.model();
    this.window = new PageWindow(task.in().file(), task.arena());
  }

  @Override
  public void blockList() throws IOException {
    Output out = task.out();
    for (RamBlock block : model.blocks()) {
      out.put(task.entry(block));
      MappedRamHeader header = place(block, out.position());
      out.put(new StreamWriter().mappedRamHeader(header).take());
      headers.add(header);
      if (!header.isIgnored()) {
        out.seek(end(header.pagesOffsetBytes(), block.usedLengthBytes()));
      }
    }
    endBytes = out.position();
    pages();
    out.seek(endBytes);
  }

  @Override
  public void records() {}

  @Override
  public long dataPages() {
    return dataPages;
  }

  private MappedRamHeader place(RamBlock block, long at) {
    return model.isLeftOut(block)
        ? new MappedRamHeader(MappedRamHeader.VERSION, block.pageSizeBytes(), 0, 0)
        : MappedRamLayout.place(at, block.usedLengthBytes(), block.pageSizeBytes());
  }

  /** Offsets in files are below 2^63. */
  private long end(long pagesOffset, long length) throws IOException {
    if (pagesOffset < 0
        || length > Long.MAX_VALUE - MappedRamLayout.REGION_ALIGNMENT_BYTES - pagesOffset) {
      throw new IOException(
          task.out().file().path() + ": no room for RAM of " + length + " bytes at " + pagesOffset);
    }
    return pagesOffset + length;
  }

  private void pages() throws IOException {
    StreamPages sent = model.pages();
    if (sent != null) {
      StreamRecordScan.scan(task.in().file(), model, new Placing(sent));
    }
    for (int i = 0; i < model.blocks().size(); i++) {
      RamBlock block = model.blocks().get(i);
      MappedRamHeader header = headers.get(i);
      if (header.isIgnored()) {
        continue;
      }
      BitmapWriter bitmap =
          new BitmapWriter(task.out().file(), header.bitmapOffsetBytes(), block.pages());
      if (sent != null) {
        setBits(bitmap, sent.data(i));
      } else if (model.form() == Form.MAPPED_RAM) {
        copyRuns(block, header, bitmap);
      }
      bitmap.finish();
      dataPages += bitmap.pages();
    }
  }

  /** Each page of the stream form to its place. Those whose last record is zero stay holes. */
  private final class Placing implements RamVisitor {

    private final StreamPages sent;

    private Placing(StreamPages sent) {
      this.sent = sent;
    }

    @Override
    public void page(int block, long page, long dataOffsetBytes) throws IOException {
      int pageSize = Math.toIntExact(model.pageSizeBytes());
      task.progress().advance(pageSize);
      if (sent.data(block).contains(page)) {
        write(
            window.at(dataOffsetBytes, pageSize),
            headers.get(block).pagesOffsetBytes() + page * pageSize);
      }
    }

    @Override
    public void zero(int block, long page) {
      task.progress().advance(model.pageSizeBytes());
    }
  }

  private void write(MemorySegment bytes, long positionBytes) throws IOException {
    task.out().seek(positionBytes);
    task.out().put(bytes.asByteBuffer());
  }

  private static void setBits(BitmapWriter bitmap, PageSet data) throws IOException {
    for (long page = data.next(0); page < data.pages(); page = data.next(page + 1)) {
      bitmap.set(page, 1);
    }
  }

  private void copyRuns(RamBlock block, MappedRamHeader header, BitmapWriter bitmap)
      throws IOException {
    task.in()
        .content(block)
        .forEachRun((blockOffset, fileOffset, length) -> {
          for (long done = 0; done < length; done += PageWindow.maxBytes()) {
            int step = (int) Math.min(PageWindow.maxBytes(), length - done);
            copyPiece(
                window.at(fileOffset + done, step), blockOffset + done, block, header, bitmap);
            task.progress().advance(step);
          }
        });
  }

  private void copyPiece(
      MemorySegment piece,
      long blockOffset,
      RamBlock block,
      MappedRamHeader header,
      BitmapWriter bitmap)
      throws IOException {
    long pageSize = block.pageSizeBytes();
    for (long at = 0; at < piece.byteSize(); at += pageSize) {
      if (!ZeroPages.isZero(piece, at, pageSize)) {
        write(
            piece.asSlice(at, pageSize),
            Objects.requireNonNull(header).pagesOffsetBytes() + blockOffset + at);
        bitmap.set((blockOffset + at) / pageSize, 1);
      }
    }
  }
}
