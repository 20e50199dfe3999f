package dev.plumbline.testing;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Appends named fields to an {@link Image}. */
final class Emitter {

  private final MemoryFile file = new MemoryFile();
  private final Image image = new Image(file);
  private long at;

  Image image() {
    return image;
  }

  long position() {
    return at;
  }

  void seek(long positionBytes) {
    at = positionBytes;
    if (file.sizeBytes() < at) {
      file.truncate(at);
    }
  }

  void u8(String name, long value) {
    number(name, 1, value, ByteOrder.BIG_ENDIAN);
  }

  void u16(String name, long value) {
    number(name, 2, value, ByteOrder.BIG_ENDIAN);
  }

  void u32(String name, long value) {
    number(name, 4, value, ByteOrder.BIG_ENDIAN);
  }

  void u64(String name, long value) {
    number(name, 8, value, ByteOrder.BIG_ENDIAN);
  }

  void number(String name, int size, long value, ByteOrder order) {
    image.add(name, new Image.Field(at, size, order, true));
    file.write(new byte[size], at);
    image.set(name, value);
    at += size;
  }

  /** A u8 length and Latin-1 text. */
  void text(String name, String text) {
    u8(name + ".length", text.length());
    bytes(name, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void bytes(String name, byte[] bytes) {
    image.add(name, new Image.Field(at, bytes.length, ByteOrder.BIG_ENDIAN, false));
    file.write(bytes, at);
    at += bytes.length;
  }

  /** Bytes of which those that are zero for long become holes. */
  void bitmap(String name, byte[] bytes) {
    image.add(name, new Image.Field(at, bytes.length, ByteOrder.BIG_ENDIAN, false));
    file.write(new byte[Math.min(bytes.length, MemoryFile.BLOCK_BYTES)], at);
    for (int from = 0; from < bytes.length; from += MemoryFile.BLOCK_BYTES) {
      byte[] piece =
          Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + MemoryFile.BLOCK_BYTES));
      if (!Arrays.equals(piece, new byte[piece.length])) {
        file.write(piece, at + from);
      }
    }
    seek(at + bytes.length);
  }

  /** Names a part of what was written. */
  void mark(String name, long offsetBytes, int sizeBytes) {
    image.add(name, new Image.Field(offsetBytes, sizeBytes, ByteOrder.BIG_ENDIAN, false));
  }
}
