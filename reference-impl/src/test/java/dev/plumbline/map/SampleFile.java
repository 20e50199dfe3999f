package dev.plumbline.map;

import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.mappedram.MappedRamLayout;
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
 * Writes sparse mapped-ram files for tests: frame, blocks, set pages, stored pages; as QEMU lays
 * them out. Public for the command's test.
 */
public final class SampleFile {

  static final int PAGE_BYTES = 4096;

  private final List<Block> blocks = new ArrayList<>();
  private String machine = "none";
  private byte[] trailing = new byte[0];

  private record Run(long first, int pages, boolean set, boolean stored) {}

  private record Block(String name, long pages, List<Run> runs) {}

  /** Begins a block. */
  public SampleFile block(String name, long pages) {
    blocks.add(new Block(name, pages, new ArrayList<>()));
    return this;
  }

  /** Adds pages to the last block, in ascending order: set, stored, or only one of both. */
  public SampleFile pages(long first, int pages, boolean set, boolean stored) {
    blocks.getLast().runs().add(new Run(first, pages, set, stored));
    return this;
  }

  SampleFile machine(String name) {
    machine = name;
    return this;
  }

  SampleFile trailing(int bytes) {
    trailing = new byte[bytes];
    return this;
  }

  /** Writes the file. */
  public Path write(Path path) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      ByteBuffer head = ByteBuffer.allocate(1024);
      head.putInt(0x5145564d).putInt(3).put((byte) 7).putInt(machine.length());
      head.put(machine.getBytes(StandardCharsets.ISO_8859_1)).put((byte) 5);
      string(head, "configuration/capabilities").putInt(1).putInt(1);
      string(head, "mapped-ram").put((byte) 1).putInt(2);
      long total = blocks.stream().mapToLong(Block::pages).sum() * PAGE_BYTES;
      string(head, "ram").putInt(0).putInt(4).putLong(total | 4);
      long at = put(file, head, 0);
      for (Block block : blocks) {
        at = block(file, block, at);
      }
      ByteBuffer tail = ByteBuffer.allocate(256 + trailing.length);
      tail.putLong(0x10).put((byte) 0x7e).putInt(2);
      tail.put((byte) 3).putInt(2).putLong(0x10).put((byte) 0x7e).putInt(2).put((byte) 0);
      byte[] json =
          "{\"page_size\":4096,\"configuration\":{},\"devices\":[]}"
              .getBytes(StandardCharsets.US_ASCII);
      tail.put((byte) 6).putInt(json.length).put(json).put(trailing);
      put(file, tail, at);
    }
    return path;
  }

  private static long block(FileChannel file, Block block, long start) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(512);
    string(head, block.name()).putLong(block.pages() * PAGE_BYTES);
    MappedRamHeader header =
        MappedRamLayout.place(start + head.position(), block.pages() * PAGE_BYTES, PAGE_BYTES);
    header.writeTo(head);
    put(file, head, start);
    byte[] eight = new byte[Long.BYTES];
    for (Run run : block.runs()) {
      for (long page = run.first(); run.set() && page < run.first() + run.pages(); page++) {
        if (page % 64 == 0 || page == run.first()) {
          Arrays.fill(eight, (byte) 0);
        }
        eight[(int) (page % 64 / 8)] |= (byte) (1 << (page % 8));
        if (page % 64 == 63 || page == run.first() + run.pages() - 1) {
          or(file, eight, header.bitmapOffsetBytes() + page / 64 * 8);
        }
      }
      if (run.stored()) {
        byte[] data = new byte[run.pages() * PAGE_BYTES];
        Arrays.fill(data, (byte) 0x5a);
        file.write(ByteBuffer.wrap(data), header.pagesOffsetBytes() + run.first() * PAGE_BYTES);
      }
    }
    return header.pagesOffsetBytes() + block.pages() * PAGE_BYTES;
  }

  private static void or(FileChannel file, byte[] word, long at) throws IOException {
    ByteBuffer old = ByteBuffer.allocate(word.length);
    file.read(old, at);
    for (int i = 0; i < word.length; i++) {
      old.put(i, (byte) (old.get(i) | word[i]));
    }
    file.write(old.rewind(), at);
  }

  private static ByteBuffer string(ByteBuffer target, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return target.put((byte) bytes.length).put(bytes);
  }

  private static long put(FileChannel file, ByteBuffer bytes, long at) throws IOException {
    bytes.flip();
    int length = bytes.remaining();
    file.write(bytes, at);
    return at + length;
  }
}
