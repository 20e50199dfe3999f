package dev.plumbline.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Transfers that continue where the kernel stopped short. */
public final class FullTransfers {

  private FullTransfers() {}

  /**
   * Reads until the target is full or the file ends.
   *
   * @return bytes read; fewer than were asked for only at the end of the file
   * @throws IOException when a read fails or makes no progress
   */
  public static int readFully(PositionedFile file, ByteBuffer target, long positionBytes)
      throws IOException {
    int start = target.position();
    while (target.hasRemaining()) {
      int count = file.read(target, positionBytes + target.position() - start);
      if (count < 0) {
        break;
      }
      if (count == 0) {
        throw new IOException(
            file.path()
                + ": read of "
                + target.remaining()
                + " bytes made no progress: offset="
                + (positionBytes + target.position() - start));
      }
    }
    return target.position() - start;
  }

  /**
   * Writes until the source is empty.
   *
   * @throws IOException when a write fails or makes no progress
   */
  public static void writeFully(PositionedFile file, ByteBuffer source, long positionBytes)
      throws IOException {
    int start = source.position();
    while (source.hasRemaining()) {
      int count = file.write(source, positionBytes + source.position() - start);
      if (count <= 0) {
        throw new IOException(
            file.path()
                + ": write of "
                + source.remaining()
                + " bytes made no progress: offset="
                + (positionBytes + source.position() - start));
      }
    }
  }
}
