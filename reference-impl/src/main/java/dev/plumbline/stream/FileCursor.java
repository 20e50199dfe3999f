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

/**
 * Reads big-endian numbers and strings in order from a file, through one small buffer: ahead of
 * what is asked for, or, where pages may follow whose bytes nobody needs, exactly that.
 */
public final class FileCursor implements StateSource {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final PositionedFile file;
  private final long fileSizeBytes;
  private final ByteBuffer buffer;
  private long bufferStart;
  private boolean readAhead = true;

  /**
   * A cursor at a place, reading ahead.
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
    // Direct: the JDK copies what it reads into the heap through memory like this anyway.
    this.buffer = ByteBuffer.allocateDirect(bufferBytes).order(ByteOrder.BIG_ENDIAN);
    this.file = file;
    this.fileSizeBytes = file.sizeBytes();
    this.bufferStart = positionBytes;
    buffer.limit(0);
  }

  /**
   * Whether to read ahead as much as the buffer takes, or from now on no byte further than asked
   * for.
   */
  void readAhead(boolean ahead) {
    readAhead = ahead;
  }

  /**
   * Reads a number of bytes at once that will be asked for piece by piece.
   *
   * @param count at most 4096; the file may end before
   */
  void expect(int count) throws IOException {
    if (buffer.remaining() < count) {
      fill(readAhead ? buffer.capacity() : (int) Math.min(count, remaining()));
    }
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
      need(Math.min(count - done, buffer.capacity()), structure);
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
    fill(readAhead ? buffer.capacity() : count);
    if (buffer.remaining() < count) {
      throw truncated(count, structure);
    }
  }

  private void fill(int count) throws IOException {
    bufferStart = position();
    buffer.clear().limit(count);
    FullTransfers.readFully(file, buffer, bufferStart);
    buffer.flip();
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
