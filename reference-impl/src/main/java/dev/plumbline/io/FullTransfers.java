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
        throw noProgress(
            file, "read", target.remaining(), positionBytes + target.position() - start);
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
        throw noProgress(
            file, "write", source.remaining(), positionBytes + source.position() - start);
      }
    }
  }

  /**
   * Reads until the target is full or the file ends, with every request aligned. A direct read may
   * stop at any byte, at the file's end above all; it is continued from the last aligned place
   * before that, which reads some bytes again.
   *
   * @param positionBytes where to begin; with the target's position and limit a multiple of the
   *     alignment
   * @param alignmentBytes a power of two; 1 for none
   * @return bytes read; fewer than were asked for only at the end of the file
   * @throws IOException when a read fails or makes no progress
   */
  public static int readAligned(
      PositionedFile file, ByteBuffer target, long positionBytes, int alignmentBytes)
      throws IOException {
    int start = target.position();
    int wanted = target.remaining();
    int done = 0;
    while (done < wanted) {
      int at = done & -alignmentBytes;
      target.position(start + at);
      int count = file.read(target, positionBytes + at);
      if (count == 0) {
        throw noProgress(file, "read", wanted - at, positionBytes + at);
      }
      if (at + count <= done) {
        // The end of the file, or a descriptor that always stops in the middle of this block.
        if (count > 0 && positionBytes + done < file.sizeBytes()) {
          throw noProgress(file, "read", wanted - at, positionBytes + at);
        }
        break;
      }
      done = at + count;
    }
    target.position(start + done);
    return done;
  }

  /**
   * Writes until the source is empty, with every request aligned: what a short write left off is
   * continued from the last aligned place before that.
   *
   * @param positionBytes where to begin; with the source's position and limit a multiple of the
   *     alignment
   * @param alignmentBytes a power of two; 1 for none
   * @throws IOException when a write fails or makes no progress
   */
  public static void writeAligned(
      PositionedFile file, ByteBuffer source, long positionBytes, int alignmentBytes)
      throws IOException {
    int start = source.position();
    int wanted = source.remaining();
    int done = 0;
    while (done < wanted) {
      int at = done & -alignmentBytes;
      source.position(start + at);
      int count = file.write(source, positionBytes + at);
      if (at + count <= done) {
        throw noProgress(file, "write", wanted - at, positionBytes + at);
      }
      done = at + count;
    }
  }

  private static IOException noProgress(
      PositionedFile file, String call, int bytes, long offsetBytes) {
    return new IOException(
        file.path()
            + ": "
            + call
            + " of "
            + bytes
            + " bytes made no progress: offset="
            + offsetBytes);
  }
}
