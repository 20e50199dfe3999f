package dev.plumbline.stream;

import dev.plumbline.device.DescriptionParser;
import dev.plumbline.format.MalformedFileException;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Finds the description from the file's end. Device payloads carry no length, so the description
 * must be known before they can be read; but it stands behind them: byte {@code 06}, u32 length,
 * JSON, end of file. JSON holds no control characters, so the last {@code 00 06} whose length ends
 * exactly at the end of the file is it.
 */
final class DescriptionLocator {

  /** Type byte and length. */
  static final int PREFIX_BYTES = 5;

  private static final int FIRST_WINDOW_BYTES = 256 * 1024;

  /**
   * Where the description is.
   *
   * @param offsetBytes of its type byte
   * @param lengthBytes of the JSON
   */
  record Place(long offsetBytes, long lengthBytes) {
    long jsonOffsetBytes() {
      return offsetBytes + PREFIX_BYTES;
    }

    long endBytes() {
      return jsonOffsetBytes() + lengthBytes;
    }
  }

  private DescriptionLocator() {}

  /**
   * Looks backwards from the end.
   *
   * @param fromBytes the lowest offset to look at
   * @return the place, or null when no description ends the file
   */
  static @Nullable Place find(PositionedFile file, long fromBytes) throws IOException {
    long end = file.sizeBytes();
    long floor = Math.max(fromBytes, end - DescriptionParser.MAX_BYTES - PREFIX_BYTES - 1);
    long seen = end;
    long window = FIRST_WINDOW_BYTES;
    while (seen > floor) {
      long start = Math.max(floor, seen - window);
      // Prefixes that begin in [start, seen) may reach past seen: read a little further.
      int length = (int) Math.min(end - start, seen - start + PREFIX_BYTES + 1);
      if (file.dataFrom(start).startBytes() >= start + length) {
        seen = start;
        continue;
      }
      ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.BIG_ENDIAN);
      FullTransfers.readFully(file, bytes, start);
      bytes.flip();
      Place place = lastIn(bytes, start, end);
      if (place != null) {
        return place;
      }
      seen = start;
      window = Math.min(window * 2, 4 << 20);
    }
    return null;
  }

  /**
   * The description behind an end byte, if there is a whole one.
   *
   * @param endOffsetBytes of the end byte
   */
  static @Nullable Place behind(FileCursor cursor, long endOffsetBytes)
      throws IOException, MalformedFileException {
    cursor.seek(endOffsetBytes + 1);
    if (cursor.remaining() < PREFIX_BYTES
        || cursor.u8("description") != SectionType.DESCRIPTION.code()) {
      return null;
    }
    long length = cursor.u32("description's length");
    return length == 0 || length > cursor.remaining()
        ? null
        : new Place(endOffsetBytes + 1, length);
  }

  private static @Nullable Place lastIn(ByteBuffer bytes, long start, long end) {
    for (int i = bytes.limit() - PREFIX_BYTES - 1; i >= 0; i--) {
      if (bytes.get(i) == SectionType.END_OF_STREAM.code()
          && bytes.get(i + 1) == SectionType.DESCRIPTION.code()) {
        long offset = start + i + 1;
        long length = bytes.getInt(i + 2) & 0xffff_ffffL;
        if (length > 0 && offset + PREFIX_BYTES + length == end) {
          return new Place(offset, length);
        }
      }
    }
    return null;
  }
}
