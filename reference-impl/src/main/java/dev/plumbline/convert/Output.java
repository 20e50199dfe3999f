package dev.plumbline.convert;

import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;

/** Writes a file from front to back through one buffer; what is passed over by seeking is hole. */
final class Output {

  private static final int BUFFER_BYTES = 1 << 20;

  private final PositionedFile file;
  private final ByteBuffer buffer;
  private long bufferStart;

  /**
   * Begins at the front of a file.
   *
   * @param arena gives the buffer its memory
   */
  Output(PositionedFile file, Arena arena) {
    this.file = file;
    this.buffer = arena.allocate(BUFFER_BYTES, Long.BYTES).asByteBuffer();
  }

  /** The file underneath; what was put here may not be in it before {@link #finish}. */
  PositionedFile file() {
    return file;
  }

  /** Where the next byte goes. */
  long position() {
    return bufferStart + buffer.position();
  }

  /** Goes on at another place. */
  void seek(long positionBytes) throws IOException {
    if (positionBytes != position()) {
      flush();
      bufferStart = positionBytes;
    }
  }

  /**
   * The buffer, to be filled further.
   *
   * @param bytes how much room is needed, at most 1 MiB
   */
  ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  void put(byte[] bytes) throws IOException {
    put(ByteBuffer.wrap(bytes));
  }

  void put(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      int step = Math.min(bytes.remaining(), BUFFER_BYTES);
      room(step).put(bytes.slice(bytes.position(), step));
      bytes.position(bytes.position() + step);
    }
  }

  /** Copies a stretch of another file, which must have it. Long holes stay holes. */
  void copy(PositionedFile from, long startBytes, long endBytes) throws IOException {
    for (long at = startBytes; at < endBytes; ) {
      if (endBytes - at > BUFFER_BYTES) {
        long data = Math.min(from.dataFrom(at).startBytes(), endBytes);
        if (data == endBytes && from.sizeBytes() < endBytes) {
          throw new EOFException(from.path() + ": file shrank while it was read: offset=" + at);
        }
        seek(position() + data - at);
        at = data;
        if (at == endBytes) {
          break;
        }
      }
      ByteBuffer target = room(1);
      int step = (int) Math.min(target.remaining(), endBytes - at);
      target.limit(target.position() + step);
      try {
        if (FullTransfers.readFully(from, target, at) < step) {
          throw new EOFException(from.path() + ": file shrank while it was read: offset=" + at);
        }
      } finally {
        target.limit(BUFFER_BYTES);
      }
      at += step;
    }
  }

  /** Hands everything to the file, which ends here. */
  void finish() throws IOException {
    flush();
    if (file.sizeBytes() < bufferStart) {
      file.truncate(bufferStart);
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    int length = buffer.limit();
    FullTransfers.writeFully(file, buffer, bufferStart);
    buffer.clear();
    bufferStart += length;
  }
}
