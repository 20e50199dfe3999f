package dev.plumbline.libvirt;

import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Makes what stands before the stream in a libvirt save image, after the example of another image.
 *
 * @see SaveImageReader
 */
public final class SaveImageWriter {

  private static final int FORMAT_OFFSET_BYTES = 28;

  private SaveImageWriter() {}

  /**
   * Header, XML and cookie of an image, byte for byte but for the format field.
   *
   * @param file the image
   * @param image its header, as {@link SaveImageReader#read} gave it
   * @param format how the stream behind will be stored: raw for the stream form, sparse for
   *     mapped-ram
   * @return {@link SaveImage#streamOffsetBytes} bytes, at most 16 MiB and a header
   * @throws IOException when the file can't be read, or has become shorter
   */
  public static ByteBuffer like(PositionedFile file, SaveImage image, SaveFormat format)
      throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate((int) image.streamOffsetBytes()).order(image.byteOrder());
    if (FullTransfers.readFully(file, bytes, 0) < bytes.capacity()) {
      throw new EOFException(
          file.path() + ": file shrank while it was read: offset=" + bytes.position());
    }
    return bytes.flip().putInt(FORMAT_OFFSET_BYTES, format.number());
  }
}
