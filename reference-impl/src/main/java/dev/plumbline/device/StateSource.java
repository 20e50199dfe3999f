package dev.plumbline.device;

import dev.plumbline.format.MalformedFileException;
import java.io.IOException;

/**
 * The bytes that device state is decoded from, in order, big-endian. Each read names what it reads,
 * for messages.
 */
public interface StateSource {

  /** Absolute offset of the next byte in the file. */
  long position();

  /** One byte, 0 to 255. */
  int u8(String structure) throws IOException, MalformedFileException;

  /** Four bytes as an unsigned number. */
  long u32(String structure) throws IOException, MalformedFileException;

  /** A u8 length and that many bytes, each taken as one ISO 8859-1 character. */
  String shortString(String structure) throws IOException, MalformedFileException;

  /** A small number of bytes. */
  byte[] bytes(int count, String structure) throws IOException, MalformedFileException;

  /** Moves on by a number of bytes, all of which must be inside the file. */
  void skip(long count, String structure) throws IOException, MalformedFileException;
}
