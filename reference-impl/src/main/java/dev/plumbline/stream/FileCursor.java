package dev.plumbline.stream;

import dev.plumbline.device.StateSource;
import dev.plumbline.format.MalformedFileException;
import dev.plumbline.format.Rule;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads big-endian numbers and strings in order from a file, through one small buffer. */
public final class FileCursor implements StateSource {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final PositionedFile file;
  private final long fileSizeBytes;
  private final ByteBuffer buffer;
  private long bufferStart;

  /**
   * A cursor at a place.
   *
   * @throws IOException when the file's size can't be had
   */
  public FileCursor(PositionedFile file, long positionBytes) throws IOException {
    this(file, positionBytes, BUFFER_BYTES);
  }

  /**
   * A cursor that reads so much at a time.
   *
   * @param bufferBytes at least 8
   * @throws IOException when the file's size can't be had
   */
  public FileCursor(PositionedFile file, long positionBytes, int bufferBytes) throws IOException {
    this.buffer = ByteBuffer.allocate(bufferBytes).order(ByteOrder.BIG_ENDIAN);
    this.file = file;
    this.fileSizeBytes = file.sizeBytes();
    this.bufferStart = positionBytes;
    buffer.limit(0);
  }

  @Override
  public long position() {
    return bufferStart + buffer.position();
  }

  /** Bytes between here and the end of the file. */
  public long remaining() {
    return Math.max(0, fileSizeBytes - position());
  }

  /** Moves to an absolute offset, which may lie past the end: the next read says so. */
  public void seek(long positionBytes) {
    long inBuffer = positionBytes - bufferStart;
    if (inBuffer >= 0 && inBuffer <= buffer.limit()) {
      buffer.position((int) inBuffer);
    } else {
      bufferStart = positionBytes;
      buffer.limit(0);
    }
  }

  @Override
  public int u8(String structure) throws IOException, MalformedFileException {
    need(1, structure);
    return buffer.get() & 0xff;
  }

  /** Two bytes as an unsigned number. */
  public int u16(String structure) throws IOException, MalformedFileException {
    need(2, structure);
    return buffer.getShort() & 0xffff;
  }

  @Override
  public long u32(String structure) throws IOException, MalformedFileException {
    need(4, structure);
    return buffer.getInt() & 0xffff_ffffL;
  }

  /** Eight bytes as they are; treat as unsigned. */
  public long u64(String structure) throws IOException, MalformedFileException {
    need(8, structure);
    return buffer.getLong();
  }

  @Override
  public byte[] bytes(int count, String structure) throws IOException, MalformedFileException {
    if (count > remaining()) {
      throw truncated(count, structure);
    }
    byte[] bytes = new byte[count];
    int done = 0;
    while (done < count) {
      need(1, structure);
      int step = Math.min(count - done, buffer.remaining());
      buffer.get(bytes, done, step);
      done += step;
    }
    return bytes;
  }

  @Override
  public void skip(long count, String structure) throws MalformedFileException {
    if (count < 0 || count > remaining()) {
      throw truncated(count, structure);
    }
    seek(position() + count);
  }

  @Override
  public String shortString(String structure) throws IOException, MalformedFileException {
    int length = u8(structure + " length");
    return new String(bytes(length, structure), StandardCharsets.ISO_8859_1);
  }

  private void need(int count, String structure) throws IOException, MalformedFileException {
    if (buffer.remaining() >= count) {
      return;
    }
    if (count > remaining()) {
      throw truncated(count, structure);
    }
    bufferStart = position();
    buffer.clear();
    FullTransfers.readFully(file, buffer, bufferStart);
    buffer.flip();
    if (buffer.remaining() < count) {
      throw truncated(count, structure);
    }
  }

  private MalformedFileException truncated(long count, String structure) {
    return new MalformedFileException(
        Rule.TRUNCATED,
        position(),
        structure,
        "end of file at " + fileSizeBytes,
        Long.toUnsignedString(count) + " bytes at " + position(),
        "file truncated?");
  }
}
