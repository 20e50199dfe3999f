package dev.plumbline.sample;

import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.mappedram.MappedRamLayout;
import dev.plumbline.ram.BitmapOrder;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a migration file as QEMU would: machine {@code none}, no devices, the given blocks. Zero
 * pages stay holes. Places of structures can be asked for, so that a test can damage them.
 */
public final class SampleFile {

  /** Ends the mapped-ram form's and every other RAM section's part. */
  private static final long END_OF_PART = 0x10;

  private static final class Block {
    private final String name;
    private final byte[] content;

    private Block(String name, byte[] content) {
      this.name = name;
      this.content = content;
    }
  }

  private final boolean mapped;
  private final List<Block> blocks = new ArrayList<>();
  private final List<MappedRamHeader> headers = new ArrayList<>();
  private int pageSize = 4096;
  private long offset;
  private BitmapOrder order = BitmapOrder.LITTLE;

  private SampleFile(boolean mapped) {
    this.mapped = mapped;
  }

  public static SampleFile mappedRam() {
    return new SampleFile(true);
  }

  public static SampleFile stream() {
    return new SampleFile(false);
  }

  public SampleFile pageSize(int bytes) {
    pageSize = bytes;
    return this;
  }

  public SampleFile offset(long bytes) {
    offset = bytes;
    return this;
  }

  public SampleFile order(BitmapOrder bitmapOrder) {
    order = bitmapOrder;
    return this;
  }

  /** Adds a block; its length is a multiple of the page size. */
  public SampleFile block(String name, byte[] content) {
    blocks.add(new Block(name, content));
    return this;
  }

  /** The mapped-ram header of a block, once the file is written. */
  public MappedRamHeader header(int block) {
    return headers.get(block);
  }

  /** Writes the file; what is at the path already stays where nothing is written. */
  public Path writeTo(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      Bytes start = new Bytes();
      configuration(start);
      start.u8(1).u32(2).text("ram").u32(0).u32(4);
      long total = blocks.stream().mapToLong(b -> b.content.length).sum();
      start.u64(total | 4);
      long at = put(channel, offset, start);
      for (Block block : blocks) {
        at = mapped ? mapped(channel, at, block) : listed(channel, at, block);
      }
      at = put(channel, at, new Bytes().u64(END_OF_PART).footer());
      at = put(channel, at, new Bytes().u8(3).u32(2));
      at = mapped ? at : pages(channel, at);
      put(channel, at, end());
    }
    return path;
  }

  private void configuration(Bytes out) {
    out.u32(0x5145564d).u32(3).u8(7).u32(4).raw("none");
    if (mapped) {
      out.u8(5).text("configuration/capabilities").u32(1).u32(1).text("mapped-ram");
    }
    out.u8(5).text("configuration/target-page-bits").u32(1);
    out.u32(Integer.numberOfTrailingZeros(pageSize));
  }

  private Bytes end() {
    String json = "{\"page_size\": " + pageSize + ", \"devices\": []}";
    return new Bytes().u64(END_OF_PART).footer().u8(0).u8(6).u32(json.length()).raw(json);
  }

  private long listed(FileChannel channel, long at, Block block) throws IOException {
    return put(channel, at, new Bytes().text(block.name).u64(block.content.length));
  }

  private long mapped(FileChannel channel, long at, Block block) throws IOException {
    long headerAt = listed(channel, at, block);
    int length = block.content.length;
    MappedRamHeader header = MappedRamLayout.place(headerAt, length, pageSize);
    headers.add(header);
    ByteBuffer bytes = ByteBuffer.allocate(MappedRamHeader.SIZE_BYTES);
    header.writeTo(bytes);
    channel.write(bytes.flip(), headerAt);
    int pages = length / pageSize;
    ByteBuffer bitmap =
        ByteBuffer.allocate((int) MappedRamLayout.bitmapSizeBytes(pages)).order(order.byteOrder());
    for (int page = 0; page < pages; page++) {
      if (!isZero(block, page)) {
        int word = page / 64 * 8;
        bitmap.putLong(word, bitmap.getLong(word) | 1L << page);
        channel.write(page(block, page), header.pagesOffsetBytes() + (long) page * pageSize);
      }
    }
    channel.write(bitmap, header.bitmapOffsetBytes());
    return header.pagesOffsetBytes() + length;
  }

  private long pages(FileChannel channel, long start) throws IOException {
    long at = start;
    for (Block block : blocks) {
      for (int page = 0; page < block.content.length / pageSize; page++) {
        long address = (long) page * pageSize;
        if (isZero(block, page)) {
          at = put(channel, at, new Bytes().u64(address | 2).text(block.name).u8(0));
        } else {
          at = put(channel, at, new Bytes().u64(address | 8).text(block.name));
          at += channel.write(page(block, page), at);
        }
      }
    }
    return at;
  }

  private boolean isZero(Block block, int page) {
    return Arrays.equals(
        block.content, page * pageSize, (page + 1) * pageSize, new byte[pageSize], 0, pageSize);
  }

  private ByteBuffer page(Block block, int page) {
    return ByteBuffer.wrap(block.content, page * pageSize, pageSize);
  }

  private static long put(FileChannel channel, long at, Bytes bytes) throws IOException {
    return at + channel.write(ByteBuffer.wrap(bytes.buffer.toByteArray()), at);
  }

  /** Big-endian fields, one after the other. */
  private static final class Bytes {
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(buffer);

    private interface Write {
      void run() throws IOException;
    }

    private Bytes add(Write write) {
      try {
        write.run();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      return this;
    }

    private Bytes u8(int value) {
      return add(() -> out.writeByte(value));
    }

    private Bytes u32(int value) {
      return add(() -> out.writeInt(value));
    }

    private Bytes u64(long value) {
      return add(() -> out.writeLong(value));
    }

    private Bytes raw(String value) {
      return add(() -> out.write(value.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private Bytes text(String value) {
      return u8(value.length()).raw(value);
    }

    private Bytes footer() {
      return u8(0x7e).u32(2);
    }
  }
}
