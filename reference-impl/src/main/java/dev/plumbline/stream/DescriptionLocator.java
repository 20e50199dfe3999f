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
 * must be known before they can be read; but it stands behind them: the end byte {@code 00}, byte
 * {@code 06}, u32 length, JSON, end of file. JSON holds no control characters but blanks, and the
 * length's first byte is one, so the last control character stands in the length.
 *
 * <p>Where there are no devices, a page may stand 19 bytes before the JSON. None is read: the
 * search goes back in steps that are small against what is behind them.
 */
final class DescriptionLocator {

  /** Type byte and length. */
  static final int PREFIX_BYTES = 5;

  private static final int LEAST_STEP_BYTES = 16;
  private static final int STEP_SHARE = 64;

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
    long control = lastControl(file, floor, end);
    if (control < 0) {
      return null;
    }
    // Of the length's four bytes up to three may look like text.
    long start = Math.max(floor, control - PREFIX_BYTES);
    ByteBuffer bytes = read(file, start, Math.min(end, control + Integer.BYTES));
    for (int i = 0; i <= bytes.limit() - PREFIX_BYTES - 1; i++) {
      if (bytes.get(i) == SectionType.END_OF_STREAM.code()
          && bytes.get(i + 1) == SectionType.DESCRIPTION.code()) {
        Place place = new Place(start + i + 1, bytes.getInt(i + 2) & 0xffff_ffffL);
        if (place.lengthBytes() > 0 && place.endBytes() == end) {
          return place;
        }
      }
    }
    return null;
  }

  /** Where the last control character is that JSON can't hold, or -1. */
  private static long lastControl(PositionedFile file, long floor, long end) throws IOException {
    long seen = end;
    while (seen > floor) {
      long step = Math.max(LEAST_STEP_BYTES, (end - seen) / STEP_SHARE);
      long start = Math.max(floor, seen - step);
      ByteBuffer bytes = read(file, start, seen);
      for (int i = bytes.limit() - 1; i >= 0; i--) {
        byte value = bytes.get(i);
        if (value >= 0 && value < ' ' && value != '\n' && value != '\r' && value != '\t') {
          return start + i;
        }
      }
      seen = start;
    }
    return -1;
  }

  private static ByteBuffer read(PositionedFile file, long start, long end) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (end - start)).order(ByteOrder.BIG_ENDIAN);
    FullTransfers.readFully(file, bytes, start);
    return bytes.flip();
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
}
