package dev.plumbline.kit.properties;

import dev.plumbline.fixtures.ram.RamPattern;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A mapped-ram file as the kit reads it itself, by none of the reference's code: one field after
 * the other, as {@code docs/format.md} lists them, in the easiest and slowest way.
 */
final class SavedFile implements Closeable {

  private static final int MAGIC = 0x5145564d;
  private static final int VERSION = 3;
  private static final int CONFIGURATION = 7;
  private static final int SUBSECTION = 5;
  private static final int START = 1;
  private static final int SIZES = 4;
  private static final long PAGE_BYTES = RamPattern.PAGE_BYTES;
  private static final int MOST_NAME_BYTES = 1 << 16;
  private static final int MOST_BLOCKS = 100;

  /**
   * One block. All offsets are absolute in the file.
   *
   * @param name its name
   * @param lengthBytes its length
   * @param entryOffset where its entry in the list begins
   * @param headerOffset where its mapped-ram header begins
   * @param version the header's
   * @param pageSize the header's
   * @param bitmapOffset the header's
   * @param pagesOffset the header's
   */
  record Block(
      String name,
      long lengthBytes,
      long entryOffset,
      long headerOffset,
      long version,
      long pageSize,
      long bitmapOffset,
      long pagesOffset) {

    long pages() {
      return lengthBytes / PAGE_BYTES;
    }

    /** Counted, not rounded: words that hold at least one page. */
    long bitmapBytes() {
      long bytes = 0;
      for (long covered = 0; covered < pages(); covered += 64) {
        bytes += 8;
      }
      return bytes;
    }

    long endOfPages() {
      return pagesOffset + lengthBytes;
    }
  }

  private final RandomAccessFile file;
  private final long streamOffset;
  private final List<Block> blocks = new ArrayList<>();
  private long headerEnd;

  private SavedFile(RandomAccessFile file, long streamOffset) {
    this.file = file;
    this.streamOffset = streamOffset;
  }

  /**
   * Reads a file's frame up to the end of its last page region.
   *
   * @param offset where the stream begins
   * @throws IllegalFormatException when it isn't such a file
   * @throws IOException when it can't be read
   */
  static SavedFile read(Path path, long offset) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    SavedFile saved = new SavedFile(file, offset);
    try {
      saved.readAll();
      return saved;
    } catch (EOFException e) {
      file.close();
      throw new IllegalFormatException("the file ends early");
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  List<Block> blocks() {
    return List.copyOf(blocks);
  }

  /**
   * The block of a name.
   *
   * @throws IllegalFormatException when there is none
   */
  Block block(String name) throws IllegalFormatException {
    return blocks.stream()
        .filter(b -> b.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalFormatException("the file has no block " + name));
  }

  /** Where the last page region ends. */
  long endOfRam() {
    return blocks.isEmpty() ? headerEnd : blocks.getLast().endOfPages();
  }

  /** The byte after the RAM section's SIZES record, where the list of blocks begins. */
  long listOffset() {
    return headerEnd;
  }

  long streamOffset() {
    return streamOffset;
  }

  long sizeBytes() throws IOException {
    return file.length();
  }

  /** Whether a page's bit is set, little-endian. */
  boolean isSet(Block block, long page) throws IOException {
    seek(block.bitmapOffset() + page / 8);
    return (file.readUnsignedByte() >> (page % 8) & 1) == 1;
  }

  /** What a page is restored to: its bytes, or zeros when its bit is clear. */
  byte[] page(Block block, long page) throws IOException {
    byte[] bytes = new byte[(int) PAGE_BYTES];
    if (isSet(block, page)) {
      seek(block.pagesOffset() + page * PAGE_BYTES);
      file.readFully(bytes);
    }
    return bytes;
  }

  private void readAll() throws IOException {
    seek(streamOffset);
    require("magic", file.readInt(), MAGIC);
    require("version", file.readInt(), VERSION);
    int type = file.readUnsignedByte();
    if (type == CONFIGURATION) {
      readText(file.readInt());
      type = file.readUnsignedByte();
      while (type == SUBSECTION) {
        skipSubsection();
        type = file.readUnsignedByte();
      }
    }
    require("first section's type", type, START);
    file.readInt();
    String name = readText(file.readUnsignedByte());
    if (!name.equals("ram")) {
      throw new IllegalFormatException("first section: found " + name + ", expected ram");
    }
    require("instance", file.readInt(), 0);
    require("version of ram", file.readInt(), 4);
    long sizes = file.readLong();
    require("first record's flags", sizes & (PAGE_BYTES - 1), SIZES);
    headerEnd = file.getFilePointer();
    long left = sizes - SIZES;
    while (left > 0 && blocks.size() < MOST_BLOCKS) {
      Block block = readBlock();
      blocks.add(block);
      left -= block.lengthBytes();
      seek(block.endOfPages());
    }
    require("RAM left over", left, 0);
  }

  private Block readBlock() throws IOException {
    long entry = file.getFilePointer();
    String name = readText(file.readUnsignedByte());
    long length = file.readLong();
    if (length <= 0 || length % PAGE_BYTES != 0) {
      throw new IllegalFormatException("block " + name + " has a length of " + length);
    }
    long header = file.getFilePointer();
    return new Block(
        name,
        length,
        entry,
        header,
        file.readInt(),
        file.readLong(),
        file.readLong(),
        file.readLong());
  }

  private void skipSubsection() throws IOException {
    String name = readText(file.readUnsignedByte());
    require("version of " + name, file.readInt(), 1);
    switch (name) {
      case "configuration/capabilities" -> {
        int count = file.readInt();
        for (int i = 0; i < count && i < MOST_BLOCKS; i++) {
          readText(file.readUnsignedByte());
        }
      }
      case "configuration/target-page-bits" -> file.readInt();
      case "configuration/uuid" -> file.skipBytes(16);
      default -> throw new IllegalFormatException("unknown part of the configuration: " + name);
    }
  }

  private String readText(int bytes) throws IOException {
    if (bytes < 0 || bytes > MOST_NAME_BYTES) {
      throw new IllegalFormatException("a text of " + bytes + " bytes at " + file.getFilePointer());
    }
    byte[] text = new byte[bytes];
    file.readFully(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private void require(String what, long found, long expected) throws IOException {
    if (found != expected) {
      throw new IllegalFormatException(
          what
              + " before "
              + file.getFilePointer()
              + ": found "
              + found
              + ", expected "
              + expected);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void seek(long offset) throws IOException {
    if (offset < 0 || offset > file.length()) {
      throw new IllegalFormatException(
          "an offset of " + Long.toUnsignedString(offset) + " in " + file.length() + " bytes");
    }
    file.seek(offset);
  }
}
