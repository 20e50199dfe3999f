package dev.plumbline.stream;

import dev.plumbline.io.Extent;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the footers of sections whose length nothing tells, when no description ends the file:
 * looks for each section's footer followed by something that may follow one, up to the end byte. A
 * guess, good enough to tell a stream that ends properly from one that breaks off.
 */
final class FooterSearch {

  /** Device state longer than this isn't searched. */
  private static final int MAX_BYTES = 48 << 20;

  private static final int FOOTER_BYTES = 5;

  /** Of a full section: after type and id. */
  private static final int NAME_LENGTH_AT = 5;

  /** A full section up to its payload, with an empty name. */
  private static final int MIN_SECTION_BYTES = NAME_LENGTH_AT + 1 + 2 * Integer.BYTES;

  private final ByteBuffer bytes;
  private final long startBytes;
  private final Map<Long, Long> footers = new HashMap<>();

  private FooterSearch(ByteBuffer bytes, long startBytes) {
    this.bytes = bytes;
    this.startBytes = startBytes;
  }

  /**
   * A chain of sections and footers that ends at an end byte.
   *
   * @param footers from the offset of each section's type byte to that of its footer
   * @param endOffsetBytes of the end byte
   */
  record Chain(Map<Long, Long> footers, long endOffsetBytes) {}

  /**
   * Walks from a full section to the end byte.
   *
   * @param sectionOffsetBytes of the section's type byte
   * @return the chain, or null when none leads to an end byte
   */
  static @Nullable Chain find(PositionedFile file, long sectionOffsetBytes) throws IOException {
    long length = searchedBytes(file, sectionOffsetBytes);
    ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.BIG_ENDIAN);
    FullTransfers.readFully(file, bytes, sectionOffsetBytes);
    bytes.flip();
    FooterSearch search = new FooterSearch(bytes, sectionOffsetBytes);
    int end = search.walk();
    if (end < 0) {
      return null;
    }
    return new Chain(search.footers, sectionOffsetBytes + end);
  }

  /** Up to the last data, and an end byte, which may be the first of a hole. */
  private static long searchedBytes(PositionedFile file, long from) throws IOException {
    long most = Math.min(file.sizeBytes(), from + MAX_BYTES);
    long end = from;
    Extent data = file.dataFrom(from);
    while (data.startBytes() < most) {
      end = Math.min(most, data.endBytes());
      data = file.dataFrom(end);
    }
    return Math.min(most, end + 1) - from;
  }

  private int walk() {
    int at = 0;
    while (at < bytes.limit()) {
      int type = bytes.get(at);
      if (type == SectionType.END_OF_STREAM.code()) {
        return at;
      }
      if (type != SectionType.FULL.code() || at + MIN_SECTION_BYTES > bytes.limit()) {
        return -1;
      }
      int name = bytes.get(at + NAME_LENGTH_AT) & 0xff;
      int footer = footerFrom(at + MIN_SECTION_BYTES + name, bytes.getInt(at + 1));
      if (footer < 0 || footers.size() == StreamReader.MAX_SECTIONS) {
        return -1;
      }
      footers.put(startBytes + at, startBytes + footer);
      at = footer + FOOTER_BYTES;
    }
    return -1;
  }

  private int footerFrom(int from, int id) {
    for (int i = from; i + FOOTER_BYTES < bytes.limit(); i++) {
      if (bytes.get(i) == SectionType.FOOTER.code()
          && bytes.getInt(i + 1) == id
          && mayFollow(i + FOOTER_BYTES, id)) {
        return i;
      }
    }
    return -1;
  }

  private boolean mayFollow(int at, int id) {
    int type = bytes.get(at);
    if (type == SectionType.END_OF_STREAM.code()) {
      return at + 1 == bytes.limit() || bytes.get(at + 1) == SectionType.DESCRIPTION.code();
    }
    return type == SectionType.FULL.code()
        && at + FOOTER_BYTES <= bytes.limit()
        && bytes.getInt(at + 1) != id;
  }
}
